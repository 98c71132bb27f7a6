package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenants;
import org.springframework.stereotype.Component;

/** Finds the app that calls the token endpoint and judges its proof. */
@Component
@OnEmbeddedIssuer
public class ClientAuthentication {

    private final Tenants tenants;

    ClientAuthentication(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * The app, which has proved itself.
     *
     * @throws EntraException when it is unknown, or its proof is missing or wrong
     */
    AuthenticatedClient confidential(TokenRequest request) {
        AuthenticatedClient app = publicOrConfidential(request);
        if (app.proof() == ClientProof.NONE) {
            throw EntraException.credentialMissing();
        }
        return app;
    }

    /**
     * The app, which has proved itself unless it has nothing to prove itself with.
     *
     * @throws EntraException when it is unknown, or its proof is missing or wrong
     */
    public AuthenticatedClient asRegistered(TokenRequest request) {
        AuthenticatedClient app = publicOrConfidential(request);
        if (app.proof() == ClientProof.NONE && app.client().isConfidential()) {
            throw EntraException.credentialMissing();
        }
        return app;
    }

    /**
     * The app, which may be a public client: one that keeps no secret and sends none.
     *
     * @throws EntraException when it is unknown, or has sent a proof that is wrong
     */
    public AuthenticatedClient publicOrConfidential(TokenRequest request) {
        String clientId = request.required("client_id");
        ClientApplication client = tenants.client(request.tenant().id(), clientId)
                .orElseThrow(() -> EntraException.applicationNotFound(
                        clientId, request.tenant().displayName()));
        String secret = request.optional("client_secret");
        if (secret == null) {
            return new AuthenticatedClient(client, ClientProof.NONE);
        }
        if (!client.hasSecret(secret)) {
            throw EntraException.wrongSecret(client.clientId().toString());
        }
        return new AuthenticatedClient(client, ClientProof.SECRET);
    }
}

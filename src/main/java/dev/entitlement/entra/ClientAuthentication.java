package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenants;
import org.springframework.stereotype.Component;

/** Finds the app that calls the token endpoint and judges its proof. */
@Component
@OnEmbeddedIssuer
public class ClientAuthentication {

    private final Tenants tenants;
    private final ClientAssertions assertions;

    ClientAuthentication(Tenants tenants, ClientAssertions assertions) {
        this.tenants = tenants;
        this.assertions = assertions;
    }

    /**
     * The app, which has proved itself.
     *
     * @throws EntraException when it is unknown, or its proof is missing or wrong
     */
    AuthenticatedClient confidential(TokenRequest request) {
        AuthenticatedClient app = publicOrConfidential(request);
        if (app.proof() == ClientProof.NONE) {
            throw ClientRefused.credentialMissing();
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
        if (app.proof() == ClientProof.NONE && !app.client().isPublic()) {
            throw ClientRefused.credentialMissing();
        }
        return app;
    }

    /**
     * The app, which may be a public client: one that keeps no secret and sends none.
     *
     * @throws EntraException when it is unknown, or has sent a proof that is wrong
     */
    public AuthenticatedClient publicOrConfidential(TokenRequest request) {
        PresentedCredentials presented = PresentedCredentials.of(request);
        ClientApplication client = tenants.client(request.tenant().id(), presented.clientId())
                .orElseThrow(() -> EntraException.applicationNotFound(
                        presented.clientId(), request.tenant().displayName()));
        return new AuthenticatedClient(client, proof(request, client, presented));
    }

    private ClientProof proof(TokenRequest request, ClientApplication client, PresentedCredentials presented) {
        String secret = presented.secret();
        String assertion = presented.assertion();
        if (secret == null && assertion == null) {
            return ClientProof.NONE;
        }
        if (client.isPublic()) {
            throw ClientRefused.publicClient();
        }
        if (assertion != null) {
            assertions.verify(request, client, assertion);
            return ClientProof.CERTIFICATE;
        }
        if (secret == null || !client.hasSecret(secret)) {
            throw ClientRefused.wrongSecret(client.clientId());
        }
        return ClientProof.SECRET;
    }
}

package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenants;
import org.springframework.stereotype.Component;

/** Finds the app that calls the token endpoint and compares its secret. */
@Component
@OnEmbeddedIssuer
class ClientAuthentication {

    private final Tenants tenants;

    ClientAuthentication(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * The app, which has proved itself with its secret.
     *
     * @throws EntraException when it is unknown, or its secret is missing or wrong
     */
    ClientApplication confidential(TokenRequest request) {
        ClientApplication client = named(request);
        if (request.optional("client_secret") == null) {
            throw EntraException.credentialMissing();
        }
        return requireSecret(client, request);
    }

    /**
     * The app, which may be a public client: one that keeps no secret and sends none.
     *
     * @throws EntraException when it is unknown, or has sent a secret that is wrong
     */
    ClientApplication publicOrConfidential(TokenRequest request) {
        return requireSecret(named(request), request);
    }

    private ClientApplication named(TokenRequest request) {
        String clientId = request.required("client_id");
        return tenants.client(request.tenant().id(), clientId)
                .orElseThrow(() -> EntraException.applicationNotFound(
                        clientId, request.tenant().displayName()));
    }

    private static ClientApplication requireSecret(ClientApplication client, TokenRequest request) {
        String secret = request.optional("client_secret");
        if (secret != null && !client.hasSecret(secret)) {
            throw EntraException.wrongSecret(client.clientId().toString());
        }
        return client;
    }
}

package dev.entitlement.conformance;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** A tenant of one test, with the demo's clients and requests, in which calls are broken on purpose. */
final class FaultyTenant {

    /** Failed yesterday. */
    static final String FAILED_REQUEST = "5eed0000-0000-4000-8000-000000000f01";

    private static final String REPROCESS = "assignmentRequest.reprocess";
    private static final String CLIENT = "5eed0000-0000-4000-8000-0000000000a1";
    private static final String SECRET = "demo-secret-of-access-operations";

    private final String alias = "t" + UUID.randomUUID();

    FaultyTenant() {
        Control.send("POST", "/_emulator/tenants", "{\"alias\":\"" + alias + "\",\"seed\":\"demo\"}");
    }

    /** Arms one outcome for each of the next calls of reprocess, as the control API writes them. */
    void reprocessMeets(String... outcomes) {
        Control.send(
                "POST",
                "/_emulator/faults?tenant=" + alias,
                "{\"match\":{\"operation\":\"" + REPROCESS + "\"},\"sequence\":[" + String.join(",", outcomes) + "]}");
    }

    TokenCredential application() {
        return new ClientSecretCredentialBuilder()
                .authorityHost(Emulator.ORIGIN.toString())
                .disableInstanceDiscovery()
                .tenantId(alias)
                .clientId(CLIENT)
                .clientSecret(SECRET)
                .build();
    }

    /** What the emulator thinks of how reprocess was retried. */
    JsonNode retryReport() {
        return Control.get("/_emulator/retry-report?tenant=" + alias + "&operation=" + REPROCESS);
    }

    /** Fails if an armed outcome was not met. */
    void verifyFaults() {
        Control.send("POST", "/_emulator/faults/verify?tenant=" + alias, "");
    }
}

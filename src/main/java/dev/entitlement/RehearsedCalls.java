package dev.entitlement;

import dev.entitlement.http.InnerAnswer;
import dev.entitlement.http.InnerCall;
import dev.entitlement.http.InnerCalls;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of a typical test: a token, a look at what has failed, its reprocess and delivery, and a reset. */
final class RehearsedCalls {

    static final String CREDENTIALS = "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
            + "&client_id=5eed0000-0000-4000-8000-0000000000a1&client_secret=demo-secret-of-access-operations";
    static final String FAILED = "5eed0000-0000-4000-8000-000000000f01";
    static final String BETA = "/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests";
    static final String V1 = "/v1.0/identityGovernance/entitlementManagement/assignmentRequests";
    static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final InnerCalls server;
    private final UUID tenant;
    private final boolean embeddedIssuer;
    private final String controlToken;

    /**
     * @param tenant one that holds the demo
     * @param issuerUri an issuer whose tokens are not to be had here; empty for the embedded one
     * @param controlToken what the control API demands; empty for nothing
     */
    RehearsedCalls(InnerCalls server, UUID tenant, String issuerUri, String controlToken) {
        this.server = server;
        this.tenant = tenant;
        this.embeddedIssuer = issuerUri.isBlank();
        this.controlToken = controlToken;
    }

    /** Makes them all once. Where something is turned off by a setting its refusal is all that there is to rehearse. */
    void make() {
        String token = embeddedIssuer ? token() : "";
        graph("GET", V1 + "/" + FAILED, token);
        graph("GET", BETA + "?$filter=requestState%20eq%20'DeliveryFailed'&$expand=requestor&$top=10", token);
        graph("GET", V1 + "?$filter=state%20eq%20'deliveryFailed'&$count=true", token);
        graph("POST", BETA + "/" + FAILED + "/reprocess", token);
        control("GET", "/requests");
        control("POST", "/deliveries/run");
        graph("GET", BETA + "/" + FAILED, token);
        control("POST", "/reset");
        server.unasked(new InnerCall("GET", "/_emulator/health/readiness", headers(""), new byte[0]));
    }

    private String token() {
        Map<String, String> headers = headers("");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        InnerAnswer answer = server.unasked(new InnerCall(
                "POST", "/" + tenant + "/oauth2/v2.0/token", headers, CREDENTIALS.getBytes(StandardCharsets.US_ASCII)));
        Matcher token = TOKEN.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        if (!token.find()) {
            throw new IllegalStateException("There is no token, but status " + answer.status());
        }
        return token.group(1);
    }

    private void graph(String method, String target, String token) {
        expect(server.unasked(new InnerCall(method, target, headers(token), new byte[0])), method + " " + target);
    }

    private void control(String method, String route) {
        server.unasked(
                new InnerCall(method, "/_emulator" + route + "?tenant=" + tenant, headers(controlToken), new byte[0]));
    }

    /** Settings may have it refused, which is as good. */
    private static void expect(InnerAnswer answer, String call) {
        if (answer.status() >= 500) {
            throw new IllegalStateException(call + " is answered " + answer.status());
        }
    }

    private static Map<String, String> headers(String token) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", "localhost");
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }
}

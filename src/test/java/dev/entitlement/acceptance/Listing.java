package dev.entitlement.acceptance;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One emulator with pages of three, whose requests differ in all that they can be found by. */
final class Listing {

    static final String TENANT = "44444444-0000-4000-8000-000000000001";
    static final String V1 = "/v1.0/identityGovernance/entitlementManagement/";
    static final String BETA = "/beta/identityGovernance/entitlementManagement/";
    static final int PAGE_SIZE = 3;

    private static final Seeds.Client APP = new Seeds.Client(
            "44444444-0000-4000-8000-0000000000a1", "app's secret", List.of("EntitlementManagement.ReadWrite.All"));

    private static final EmulatorProcess PROCESS = EmulatorProcess.started(
            Map.of("EMULATOR_SEED", "file:" + write(), "EMULATOR_FIDELITY_PAGE_SIZE", Integer.toString(PAGE_SIZE)));

    static final Wire WIRE = new Wire(PROCESS.origin());

    private static final String TOKEN = WIRE.token(TENANT, APP);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
    }

    private Listing() {}

    static String token() {
        return TOKEN;
    }

    /** The object id of a user: 1 to 3. */
    static String user(int n) {
        return "44444444-0000-4000-8000-0000000000c" + n;
    }

    /** The id of a request: 1 to 8. */
    static String request(int n) {
        return "44444444-0000-4000-8000-0000000e000" + n;
    }

    static Answer get(String path) {
        return WIRE.get(path, TOKEN);
    }

    /** Calls a path with an option whose value is encoded here. */
    static Answer get(String path, String option, String value) {
        return get(path + (path.contains("?") ? "&" : "?") + option + "=" + encoded(value));
    }

    static Answer post(String path, String json) {
        return WIRE.send(WIRE.to(path)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Calls the address of a next page. */
    static Answer follow(String nextLink) {
        return get(nextLink.substring(WIRE.origin().toString().length()));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The last digit of each listed id, in their order. */
    static String found(Answer answer) {
        return values(answer).stream()
                .map(value -> value.path("id").asString())
                .map(id -> id.substring(id.length() - 1))
                .collect(Collectors.joining());
    }

    static List<JsonNode> values(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return List.copyOf(answer.json().path("value").values());
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("listing", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file, DOCUMENT.formatted(APP.id(), APP.secret()).replace("~", "44444444-0000-4000-8000-0000000"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final String DOCUMENT = """
            tenant: {id: ~00001, displayName: Listing, domain: listing.example}
            clients:
              - {clientId: %s, displayName: App, secret: "%s", roles: [EntitlementManagement.ReadWrite.All]}
            users:
              - {id: ~000c1, userPrincipalName: ada@listing.example, displayName: Ada}
              - {id: ~000c2, userPrincipalName: ben@listing.example, displayName: Ben}
              - {id: ~000c3, userPrincipalName: cem@listing.example, displayName: Cem}
            catalogs:
              - id: ~0a001
                displayName: General
                accessPackages:
                  - id: ~000d1
                    displayName: Sales
                    resourceRoles: [{id: ~00d11, displayName: A, originSystem: AadGroup}]
                    policies:
                      - {id: ~00b01, displayName: Direct}
                      - {id: ~00b02, displayName: With approval, approvers: [~000c1]}
                  - id: ~000d2
                    displayName: Engineering
                    resourceRoles:
                      - {id: ~00d21, displayName: B, originSystem: AadGroup}
                      - {id: ~00d22, displayName: C, originSystem: AadApplication}
              - id: ~0a002
                displayName: Outside
                accessPackages:
                  - id: ~000d3
                    displayName: Visitors
                    resourceRoles: [{id: ~00d31, displayName: D, originSystem: AadGroup}]
                    policies:
                      - {id: ~00b03, displayName: Direct}
            assignmentRequests:
              - {id: ~e0001, requestType: adminAdd, state: deliveryFailed, accessPackage: ~000d1, requestor: ~000c1,
                 createdAt: "2026-01-01T00:00:00Z", completedAt: "2026-02-01T00:00:00Z", justification: New in sales}
              - {id: ~e0002, requestType: userAdd, state: partiallyDelivered, accessPackage: ~000d2, requestor: ~000c2,
                 createdAt: "2026-01-02T00:00:00Z", completedAt: "2026-02-02T00:00:00Z", delivered: [~00d21]}
              - {id: ~e0003, requestType: adminAdd, state: delivered, accessPackage: ~000d1, requestor: ~000c2,
                 createdAt: "2026-01-03T00:00:00Z", completedAt: "2026-02-03T00:00:00Z",
                 justification: "It's 100%% the_\\\\x + y"}
              - {id: ~e0004, requestType: userAdd, state: denied, accessPackage: ~000d3, requestor: ~000c1,
                 createdAt: "2026-01-04T00:00:00Z", completedAt: "2026-02-04T00:00:00Z"}
              - {id: ~e0005, requestType: userAdd, state: submitted, accessPackage: ~000d3, requestor: ~000c3,
                 createdAt: "2026-01-05T00:00:00Z", justification: Visiting Sales}
              - {id: ~e0006, requestType: userAdd, state: canceled, accessPackage: ~000d3, requestor: ~000c3,
                 createdAt: "2026-01-06T00:00:00Z", completedAt: "2026-02-06T00:00:00Z"}
              - {id: ~e0007, requestType: adminAdd, state: scheduled, accessPackage: ~000d2, requestor: ~000c1,
                 createdAt: "2026-01-07T00:00:00Z", startsAt: +30d}
              - {id: ~e0008, requestType: adminAdd, state: delivering, accessPackage: ~000d3, requestor: ~000c2,
                 createdAt: "2026-01-08T00:00:00Z", deliveryDue: +30d}
            """;
}

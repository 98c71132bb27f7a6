package dev.entitlement.acceptance;

import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One emulator with many users, so that no test meets the access of another's, and what tests say to it. */
final class Lifecycle {

    static final String TENANT = "33333333-0000-4000-8000-000000000001";
    static final String SALES = "33333333-0000-4000-8000-0000000000d1";
    static final String OTHER_PACKAGE = "33333333-0000-4000-8000-0000000000d2";

    /** Nobody has to approve. */
    static final String DIRECT = "33333333-0000-4000-8000-000000000b01";

    /** {@link #BOSS} has to approve; an administrator's requests need none. */
    static final String APPROVED = "33333333-0000-4000-8000-000000000b02";

    /** Access ends after three seconds. */
    static final String SHORT = "33333333-0000-4000-8000-000000000b03";

    /** Of the other access package. */
    static final String ELSEWHERE = "33333333-0000-4000-8000-000000000b04";

    static final String BOSS = user(0);

    /** Waits for a custom extension, at the stage {@code assignmentRequestApproved}. */
    static final String WAITING = "33333333-0000-4000-8000-0000000e0001";

    /** Of the third role, which a first comparison does not deliver, of a request that is delivered. */
    static final String SCRIPTED_ASSIGNMENT = "33333333-0000-4000-8000-0000000e0002";

    /** Was delivered at a fixed time, by {@link #DIRECT}. */
    static final String GOLDEN_ASSIGNMENT = "33333333-0000-4000-8000-0000000e0007";

    /** Waits for approval by {@link #APPROVED}. */
    static final String GOLDEN_APPROVAL = "33333333-0000-4000-8000-0000000e0008";

    /** Could not be delivered; {@link #UNLUCKY} asked for it. */
    static final String FAILED = "33333333-0000-4000-8000-0000000e0009";

    /** Waits for approval and for a custom extension, at the stage {@code assignmentRequestApproved}. */
    static final String WAITING_APPROVAL = "33333333-0000-4000-8000-0000000e000a";

    static final String READ = "EntitlementManagement.Read.All";
    static final String READ_WRITE = "EntitlementManagement.ReadWrite.All";
    static final String SUBJECT_ACCESS = "EntitlementMgmt-SubjectAccess.ReadWrite";

    static final String BETA = "/beta/identityGovernance/entitlementManagement/";
    static final String V1 = "/v1.0/identityGovernance/entitlementManagement/";

    private static final Seeds.Client APP =
            new Seeds.Client("33333333-0000-4000-8000-0000000000a1", "app's secret", List.of(READ_WRITE));
    private static final int USERS = 120;

    static final String UNLUCKY = user(USERS - 3);
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private static final EmulatorProcess PROCESS =
            EmulatorProcess.started(Map.of("EMULATOR_SEED", "file:" + write(), "EMULATOR_DELIVERY_DELAY", "400ms"));

    static final Wire WIRE = new Wire(PROCESS.origin());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
    }

    private Lifecycle() {}

    static String user(int n) {
        return "33333333-0000-4000-8000-00000000c%03x".formatted(n);
    }

    /** A user whom no other test has had. */
    static String freshUser() {
        int next = NEXT.getAndIncrement();
        if (next >= USERS - 4) {
            throw new IllegalStateException("The seed has only " + USERS + " users");
        }
        return user(next);
    }

    static String appToken() {
        return WIRE.token(TENANT, APP);
    }

    /** A token of a user, with these scopes alone. */
    static String tokenOf(String user, String... scopes) {
        int n = Integer.parseInt(user.substring(user.length() - 3), 16);
        Answer answer = WIRE.form(
                "/" + TENANT + "/oauth2/v2.0/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        APP.id(),
                        "client_secret",
                        APP.secret(),
                        "username",
                        "user" + n + "@lifecycle.example",
                        "password",
                        "password",
                        "scope",
                        String.join(" ", scopes)));
        return answer.json().path("access_token").asString();
    }

    static Answer send(String method, String path, String token, String json) {
        return WIRE.send(WIRE.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    static Answer create(String token, String json) {
        return send("POST", BETA + "assignmentRequests", token, json);
    }

    /** Asks as an administrator for a user's access, and says the request's id. */
    static String adminAdd(String user, String policy) {
        return idOf(create(appToken(), adding("AdminAdd", user, policy)));
    }

    static String adding(String type, String user, String policy) {
        return """
                {"requestType":"%s","accessPackageAssignment":{
                  "targetId":"%s","assignmentPolicyId":"%s","accessPackageId":"%s"}}
                """.formatted(type, user, policy, policy.equals(ELSEWHERE) ? OTHER_PACKAGE : SALES);
    }

    static String changing(String type, String assignment) {
        return "{\"requestType\":\"%s\",\"accessPackageAssignment\":{\"id\":\"%s\"}}".formatted(type, assignment);
    }

    static String idOf(Answer created) {
        if (created.status() != 201) {
            throw new IllegalStateException(created.status() + " " + created.text());
        }
        return created.json().path("id").asString();
    }

    static String stateOf(String request) {
        return WIRE.get(BETA + "assignmentRequests/" + request, appToken())
                .json()
                .path("requestState")
                .asString();
    }

    static void awaitState(String request, String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stateOf(request), state::equals);
    }

    /** The assignment that a delivered request has made. */
    static String assignmentOf(String request) {
        return WIRE.get(BETA + "assignmentRequests/" + request + "?$expand=accessPackageAssignment", appToken())
                .json()
                .at("/accessPackageAssignment/id")
                .asString();
    }

    /** Gives a user access, and says the assignment's id. */
    static String given(String user, String policy) {
        String request = adminAdd(user, policy);
        awaitState(request, "Delivered");
        return assignmentOf(request);
    }

    static String assignmentState(String assignment) {
        return WIRE.get(BETA + "accessPackageAssignments/" + assignment, appToken())
                .json()
                .path("assignmentState")
                .asString();
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("lifecycle", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, document());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String document() {
        StringBuilder yaml = new StringBuilder(
                """
                tenant: {id: %s, displayName: Lifecycle, domain: lifecycle.example}
                clients:
                  - {clientId: %s, displayName: App, secret: "%s", roles: [%s], scopes: [%s, %s, %s]}
                users:
                """.formatted(TENANT, APP.id(), APP.secret(), READ_WRITE, READ, READ_WRITE, SUBJECT_ACCESS));
        for (int n = 0; n < USERS; n++) {
            yaml.append("  - {id: %s, userPrincipalName: user%d@lifecycle.example, displayName: User %d,"
                            .formatted(user(n), n, n))
                    .append(n == 0 ? "" : " manager: " + BOSS + ",")
                    .append(" password: password}\n");
        }
        yaml.append("""
                catalogs:
                  - id: 33333333-0000-4000-8000-0000000000d0
                    displayName: General
                    accessPackages:
                      - id: %s
                        displayName: Sales
                        resourceRoles:
                          - {id: 33333333-0000-4000-8000-000000000d11, displayName: A, originSystem: AadGroup}
                          - {id: 33333333-0000-4000-8000-000000000d12, displayName: B, originSystem: AadApplication}
                        policies:
                          - {id: %s, displayName: 1 direct}
                          - {id: %s, displayName: 2 approved, approvers: [%s]}
                          - {id: %s, displayName: 3 short, expiresAfter: PT3S}
                      - id: %s
                        displayName: Other
                        resourceRoles:
                          - {id: 33333333-0000-4000-8000-000000000d21, displayName: C, originSystem: AadGroup}
                        policies:
                          - {id: %s, displayName: Elsewhere}
                assignmentRequests:
                  - id: %s
                    requestType: userAdd
                    state: submitted
                    status: WaitingForCallback
                    stage: assignmentRequestApproved
                    accessPackage: %s
                    policy: %s
                    requestor: %s
                  - {id: 33333333-0000-4000-8000-0000000e0004, requestType: userAdd, state: submitted,
                     status: WaitingForCallback, stage: assignmentRequestApproved, accessPackage: %s, requestor: %s}
                  - {id: 33333333-0000-4000-8000-0000000e0005, requestType: userAdd, state: submitted,
                     status: WaitingForCallback, accessPackage: %s, requestor: %s}
                  - {id: 33333333-0000-4000-8000-0000000e0006, requestType: adminAdd, state: delivered,
                     createdAt: "2026-01-19T20:02:40.970Z", completedAt: "2026-01-19T20:03:00Z",
                     accessPackage: %s, policy: %s, requestor: %s, assignment: %s}
                  - {id: %s, requestType: userAdd, state: pendingApproval, justification: Please,
                     createdAt: "2026-01-19T20:02:40.970Z", accessPackage: %s, policy: %s, requestor: %s}
                  - id: 33333333-0000-4000-8000-0000000e0003
                    requestType: adminAdd
                    state: delivered
                    accessPackage: %s
                    policy: %s
                    requestor: %s
                    assignment: %s
                  - {id: %s, requestType: adminAdd, state: deliveryFailed, completedAt: -1h, accessPackage: %s, requestor: %s}
                  - {id: %s, requestType: userAdd, state: pendingApproval, status: WaitingForCallback,
                     stage: assignmentRequestApproved, accessPackage: %s, policy: %s, requestor: %s}
                deliveryOutcomes:
                  - {assignment: %s, sequence: [partiallyDelivered]}
                """.formatted(
                        SALES,
                        DIRECT,
                        APPROVED,
                        BOSS,
                        SHORT,
                        OTHER_PACKAGE,
                        ELSEWHERE,
                        WAITING,
                        SALES,
                        DIRECT,
                        BOSS,
                        OTHER_PACKAGE,
                        user(USERS - 1),
                        OTHER_PACKAGE,
                        user(USERS - 2),
                        SALES,
                        DIRECT,
                        user(USERS - 1),
                        GOLDEN_ASSIGNMENT,
                        GOLDEN_APPROVAL,
                        SALES,
                        APPROVED,
                        user(USERS - 2),
                        OTHER_PACKAGE,
                        ELSEWHERE,
                        BOSS,
                        SCRIPTED_ASSIGNMENT,
                        FAILED,
                        SALES,
                        UNLUCKY,
                        WAITING_APPROVAL,
                        SALES,
                        APPROVED,
                        user(USERS - 4),
                        SCRIPTED_ASSIGNMENT));
        return yaml.toString();
    }
}

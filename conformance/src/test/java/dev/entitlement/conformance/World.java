package dev.entitlement.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The tenant in which the SDKs work: what its seed document says. */
final class World {

    static final String TENANT = "77777777-0000-4000-8000-000000000001";
    static final String DOMAIN = "conformance.example";

    /** Holds EntitlementManagement.ReadWrite.All, and may act for every user. */
    static final String CLIENT = "77777777-0000-4000-8000-0000000000a1";

    /** Holds nothing. */
    static final String POWERLESS_CLIENT = "77777777-0000-4000-8000-0000000000a2";

    /** Is granted what {@link #CLIENT} is, and proves itself with {@link #CERTIFICATE} instead of a secret. */
    static final String CERTIFIED_CLIENT = "77777777-0000-4000-8000-0000000000a3";

    static final AppCertificate CERTIFICATE = new AppCertificate("certified");

    /** Has nothing to prove itself with, and only acts for users. */
    static final String PUBLIC_CLIENT = "77777777-0000-4000-8000-0000000000a4";

    /** Where {@link #CLIENT} and {@link #PUBLIC_CLIENT} are sent back; the port is whichever is free. */
    static final String REDIRECT = "http://localhost";

    static final String SECRET = "secret & one";
    static final String PASSWORD = "a user's password";
    static final String CATALOG = "77777777-0000-4000-8000-0000000000d0";
    static final String SALES = "77777777-0000-4000-8000-0000000000d1";
    static final String OTHER_PACKAGE = "77777777-0000-4000-8000-0000000000d2";

    /** The first role of {@link #SALES}, its resource and its role scope: the seed gives them one id. */
    static final String ROLE = "77777777-0000-4000-8000-000000000d11";

    /** Nobody has to approve. */
    static final String DIRECT = "77777777-0000-4000-8000-000000000b01";

    /** {@link #BOSS} has to approve. */
    static final String APPROVED = "77777777-0000-4000-8000-000000000b02";

    static final String BOSS = user(0);

    static final String TOO_OLD = request("e", 1);
    static final String DELIVERED = request("e", 2);
    static final String PARTIALLY_DELIVERED = request("e", 3);

    private static final String SCOPES = "[EntitlementManagement.Read.All, EntitlementManagement.ReadWrite.All,"
            + " EntitlementMgmt-SubjectAccess.ReadWrite]";
    private static final int USERS = 60;
    private static final int OF_EACH_KIND = 8;
    private static final int FAILED = 120;
    private static final AtomicInteger NEXT_USER = new AtomicInteger(10);
    private static final AtomicInteger NEXT_FAILED = new AtomicInteger();

    private World() {}

    static String user(int n) {
        return "77777777-0000-4000-8000-00000000c%03x".formatted(n);
    }

    static String userName(int n) {
        return "user" + n + "@" + DOMAIN;
    }

    /** A user who has no access yet and whom no other test has had. */
    static String freshUser() {
        return user(below(USERS, NEXT_USER));
    }

    /** A request whose delivery failed an hour ago and that no other test has had. */
    static String freshFailedRequest() {
        return request("f", below(FAILED, NEXT_FAILED));
    }

    /** Waits for {@link #BOSS}; user n asked for it. */
    static String pendingApproval(int n) {
        return request("1", n);
    }

    /** Waits for a custom extension, at the stage {@code assignmentRequestApproved}. */
    static String waitingForCallback(int n) {
        return request("2", n);
    }

    /** Was denied. */
    static String denied(int n) {
        return request("3", n);
    }

    /** Was delivered to user n, who has the assignment of the same number. */
    static String delivered(int n) {
        return request("4", n);
    }

    static String assignment(int n) {
        return "77777777-0000-4000-8000-0000000a5%03x".formatted(n);
    }

    static Path write() {
        try {
            Path file = Files.createTempFile("world", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, document());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String document() {
        StringBuilder yaml = new StringBuilder("""
                tenant: {id: %s, displayName: Conformance, domain: %s}
                clients:
                  - clientId: %s
                    displayName: Operations
                    secret: "%s"
                    roles: [EntitlementManagement.ReadWrite.All]
                    scopes: %s
                    redirectUris: [%s]
                  - {clientId: %s, displayName: Powerless, secret: "%s"}
                  - clientId: %s
                    displayName: Certified
                    certificates: [%s]
                    roles: [EntitlementManagement.ReadWrite.All]
                    scopes: %s
                  - {clientId: %s, displayName: On a device, scopes: %s, redirectUris: [%s]}
                catalogs:
                  - id: %s
                    displayName: General
                    accessPackages:
                      - id: %s
                        displayName: Sales
                        resourceRoles:
                          - {id: %s, displayName: Team, originSystem: AadGroup}
                          - {id: 77777777-0000-4000-8000-000000000d12, displayName: CRM, originSystem: AadApplication}
                        policies:
                          - {id: %s, displayName: Direct}
                          - {id: %s, displayName: With approval, approvers: [%s]}
                      - id: %s
                        displayName: Other
                        resourceRoles:
                          - {id: 77777777-0000-4000-8000-000000000d21, displayName: Site, originSystem: SharePointOnline}
                """.formatted(
                        TENANT,
                        DOMAIN,
                        CLIENT,
                        SECRET,
                        SCOPES,
                        REDIRECT,
                        POWERLESS_CLIENT,
                        SECRET,
                        CERTIFIED_CLIENT,
                        CERTIFICATE.registered(),
                        SCOPES,
                        PUBLIC_CLIENT,
                        SCOPES,
                        REDIRECT,
                        CATALOG,
                        SALES,
                        ROLE,
                        DIRECT,
                        APPROVED,
                        BOSS,
                        OTHER_PACKAGE));
        yaml.append("users:\n");
        for (int n = 0; n < USERS; n++) {
            yaml.append("  - {id: %s, userPrincipalName: %s, displayName: User %d, manager: %s, password: \"%s\"}%n"
                    .formatted(user(n), userName(n), n, user(n == 0 ? 1 : 0), PASSWORD));
        }
        yaml.append("assignmentRequests:\n");
        for (int n = 0; n < FAILED; n++) {
            add(yaml, request("f", n), "deliveryFailed", 1, "completedAt: -1h");
        }
        add(yaml, TOO_OLD, "deliveryFailed", 1, "completedAt: -15d");
        add(yaml, DELIVERED, "delivered", 1, "completedAt: -1h");
        add(yaml, PARTIALLY_DELIVERED, "partiallyDelivered", 1, "completedAt: -1h, delivered: [" + ROLE + "]");
        for (int n = 0; n < OF_EACH_KIND; n++) {
            add(yaml, pendingApproval(n), "pendingApproval", n, "policy: " + APPROVED);
            add(
                    yaml,
                    waitingForCallback(n),
                    "submitted",
                    n,
                    "status: WaitingForCallback, stage: assignmentRequestApproved");
            add(yaml, denied(n), "denied", n, "completedAt: -1d");
            add(yaml, delivered(n), "delivered", n, "policy: " + DIRECT + ", assignment: " + assignment(n));
        }
        for (LoopTenant tenant : LoopTenant.values()) {
            yaml.append(tenant.document());
        }
        return yaml.toString();
    }

    private static void add(StringBuilder yaml, String id, String state, int user, String more) {
        String accessPackage = more.contains("stage") ? OTHER_PACKAGE : SALES;
        yaml.append(
                "  - {id: %s, requestType: userAdd, state: %s, requestor: %s, accessPackage: %s, createdAt: -20d, %s}%n"
                        .formatted(id, state, user(user), accessPackage, more));
    }

    private static String request(String kind, int n) {
        return "77777777-0000-4000-8000-0000000%s0%03x".formatted(kind, n);
    }

    private static int below(int limit, AtomicInteger next) {
        int n = next.getAndIncrement();
        if (n >= limit) {
            throw new IllegalStateException("The world has only " + limit);
        }
        return n;
    }
}

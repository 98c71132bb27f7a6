package dev.entitlement.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A seed document with a supply of failed requests, so that no test meets what another has left. */
final class Seeds {

    static final String TENANT = "11111111-0000-4000-8000-000000000001";
    static final String OTHER_TENANT = "22222222-0000-4000-8000-000000000001";
    static final String USER = "11111111-0000-4000-8000-0000000000c1";

    /** The password of {@link #USER}, kim@fabrikam.example. */
    static final String PASSWORD = "kim's own & only";

    /** Holds EntitlementManagement.ReadWrite.All; its users may be granted the scopes Read.All and ReadWrite.All. */
    static final Client PERMITTED = new Client(
            "11111111-0000-4000-8000-0000000000a1", "secret & one", List.of("EntitlementManagement.ReadWrite.All"));

    /** Holds EntitlementManagement.Read.All. */
    static final Client READER =
            new Client("11111111-0000-4000-8000-0000000000a2", "secret-two", List.of("EntitlementManagement.Read.All"));

    /** Holds nothing. */
    static final Client NOBODY = new Client("11111111-0000-4000-8000-0000000000a3", "secret-three", List.of());

    /** Holds EntitlementManagement.ReadWrite.All, but in the other tenant. */
    static final Client STRANGER = new Client(
            "22222222-0000-4000-8000-0000000000a1", "secret-four", List.of("EntitlementManagement.ReadWrite.All"));

    static final int FAILED_REQUESTS = 200;

    /** Completed fifteen days ago. */
    static final String TOO_OLD = "11111111-0000-4000-8000-0000000e0001";

    static final String DELIVERED = "11111111-0000-4000-8000-0000000e0002";

    /** Has three resource roles, of which one was delivered. */
    static final String PARTIALLY_DELIVERED = "11111111-0000-4000-8000-0000000e0003";

    /** Fails again, is then delivered in part, then whole. */
    static final String SCRIPTED = "11111111-0000-4000-8000-0000000e0004";

    /** Has every member that a request can have now, at fixed times. */
    static final String GOLDEN = "11111111-0000-4000-8000-0000000e0005";

    /** Is delivered tomorrow. */
    static final String DELIVERING = "11111111-0000-4000-8000-0000000e0006";

    /** The body of a request for somebody who has no other. */
    static final String ADMIN_ADD = """
            {"requestType":"AdminAdd","accessPackageAssignment":{
              "targetId":"11111111-0000-4000-8000-0000000000c2",
              "assignmentPolicyId":"11111111-0000-4000-8000-000000000b01",
              "accessPackageId":"11111111-0000-4000-8000-0000000000d1"}}""";

    record Client(String id, String secret, List<String> roles) {}

    private Seeds() {}

    /** The n-th of the failed requests, from 0. */
    static String failed(int n) {
        return "11111111-0000-4000-8000-%012x".formatted(0xf0000 + n);
    }

    static Path write() {
        try {
            Path file = Files.createTempFile("seed", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, document());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String document() {
        StringBuilder yaml = new StringBuilder("""
                tenant: {id: %s, displayName: Fabrikam, domain: fabrikam.example}
                users:
                  - {id: %s, userPrincipalName: Kim@fabrikam.example, displayName: Kim, password: "%s"}
                  - id: 11111111-0000-4000-8000-0000000000c2
                    userPrincipalName: without.password@fabrikam.example
                    displayName: Alex
                    mail: alex@fabrikam.example
                    manager: 11111111-0000-4000-8000-0000000000c1
                groups:
                  - id: 11111111-0000-4000-8000-0000000000e1
                    displayName: Approvers
                    members: [11111111-0000-4000-8000-0000000000c1, 11111111-0000-4000-8000-0000000000c2]
                catalogs:
                  - id: 11111111-0000-4000-8000-0000000000d0
                    displayName: General
                    accessPackages:
                      - id: 11111111-0000-4000-8000-0000000000d1
                        displayName: Three roles
                        resourceRoles:
                          - {id: 11111111-0000-4000-8000-000000000d11, displayName: A, originSystem: AadGroup}
                          - {id: 11111111-0000-4000-8000-000000000d12, displayName: B, originSystem: AadApplication}
                          - {id: 11111111-0000-4000-8000-000000000d13, displayName: C, originSystem: SharePointOnline}
                        policies:
                          - id: 11111111-0000-4000-8000-000000000b01
                            displayName: With approval
                            approvers: [11111111-0000-4000-8000-0000000000c2]
                            expiresAfter: P30D
                clients:
                """.formatted(TENANT, USER, PASSWORD));
        List.of(PERMITTED, READER, NOBODY).forEach(client -> yaml.append(clientEntry(client)));
        yaml.append(AppSeeds.clients());
        yaml.append("assignmentRequests:\n");
        for (int n = 0; n < FAILED_REQUESTS; n++) {
            yaml.append(request(failed(n), "deliveryFailed", "createdAt: -2h, completedAt: -1h"));
        }
        yaml.append(request(TOO_OLD, "deliveryFailed", "createdAt: -16d, completedAt: -15d"));
        yaml.append(request(DELIVERED, "delivered", "createdAt: -16d, completedAt: -15d"));
        yaml.append(request(
                PARTIALLY_DELIVERED,
                "partiallyDelivered",
                "completedAt: -1h, delivered: [11111111-0000-4000-8000-000000000d12]"));
        yaml.append(request(SCRIPTED, "deliveryFailed", "completedAt: -1h"));
        yaml.append(request(
                GOLDEN,
                "deliveryFailed",
                "createdAt: 2026-01-19T20:02:40.970Z, completedAt: 2026-01-19T23:02:35.310Z,"
                        + " startsAt: 2026-01-20T00:00:00Z, justification: \"New in 'sales' & <more>\""));
        yaml.append(request(DELIVERING, "delivering", "createdAt: -1h, deliveryDue: +1d"));
        yaml.append("""
                deliveryOutcomes:
                  - {request: %s, sequence: [deliveryFailed, partiallyDelivered, delivered]}
                ---
                tenant: {id: %s, displayName: Northwind, domain: northwind.example}
                clients:
                """.formatted(SCRIPTED, OTHER_TENANT));
        return yaml.append(clientEntry(STRANGER))
                .append(AppSeeds.clientsOfTheOtherTenant())
                .toString();
    }

    private static String clientEntry(Client client) {
        String scopes = client.equals(PERMITTED)
                ? ", scopes: [EntitlementManagement.Read.All, EntitlementManagement.ReadWrite.All]"
                : "";
        return "  - {clientId: %s, displayName: %s, secret: '%s', roles: %s%s}%n"
                .formatted(client.id(), "app-" + client.id().substring(34), client.secret(), client.roles(), scopes);
    }

    private static String request(String id, String state, String times) {
        return ("  - {id: %s, requestType: adminAdd, state: %s, requestor: %s, %s,"
                        + " accessPackage: 11111111-0000-4000-8000-0000000000d1}%n")
                .formatted(id, state, USER, times);
    }
}

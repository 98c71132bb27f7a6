package dev.entitlement.conformance;

/** A tenant in which one program reprocesses everything that has failed: nobody else works in it. */
enum LoopTenant {
    BETA(0xb),
    V1(0x1);

    static final String SECRET = "secret of the loop";

    /** More than two pages of ten, each of a request that failed an hour ago. */
    private static final int FAILED = 24;

    private final int number;

    LoopTenant(int number) {
        this.number = number;
    }

    String id() {
        return id(0x001);
    }

    String client() {
        return id(0x0a1);
    }

    /** Fails twice more before it is delivered. */
    String stubborn() {
        return failed(0);
    }

    /** Has two resource roles, of which one was delivered. */
    String halfDone() {
        return id(0x5f0);
    }

    /** Failed fifteen days ago. */
    String tooOld() {
        return id(0x5f1);
    }

    /** How many requests a reprocess can still help. */
    int curable() {
        return FAILED + 1;
    }

    String document() {
        StringBuilder yaml = new StringBuilder("""
                ---
                tenant: {id: %s, displayName: Loop, domain: loop-%x.example}
                clients:
                  - {clientId: %s, displayName: Loop, secret: "%s", roles: [EntitlementManagement.ReadWrite.All]}
                users:
                  - {id: %s, userPrincipalName: one@loop-%x.example, displayName: One}
                catalogs:
                  - id: %s
                    displayName: General
                    accessPackages:
                      - id: %s
                        displayName: Sales
                        resourceRoles:
                          - {id: %s, displayName: Team, originSystem: AadGroup}
                          - {id: %s, displayName: CRM, originSystem: AadApplication}
                deliveryOutcomes:
                  - {request: %s, sequence: [deliveryFailed, partiallyDelivered, delivered]}
                assignmentRequests:
                """.formatted(
                        id(),
                        number,
                        client(),
                        SECRET,
                        id(0x0c1),
                        number,
                        id(0x0d0),
                        id(0x0d1),
                        id(0xd11),
                        id(0xd12),
                        stubborn()));
        for (int n = 0; n < FAILED; n++) {
            add(yaml, failed(n), "deliveryFailed, completedAt: -1h");
        }
        add(yaml, halfDone(), "partiallyDelivered, completedAt: -1h, delivered: [" + id(0xd11) + "]");
        add(yaml, tooOld(), "deliveryFailed, completedAt: -15d");
        return yaml.toString();
    }

    private void add(StringBuilder yaml, String id, String state) {
        yaml.append(
                "  - {id: %s, requestType: adminAdd, requestor: %s, accessPackage: %s, createdAt: -20d, state: %s}%n"
                        .formatted(id, id(0x0c1), id(0x0d1), state));
    }

    private String failed(int n) {
        return id(0xf00 + n);
    }

    private String id(int n) {
        return "7777777%x-0000-4000-8000-%012x".formatted(number, n);
    }
}

package dev.entitlement.acceptance;

import java.util.List;

/** Apps that prove themselves in other ways than by a secret, and one that is called by others. */
final class AppSeeds {

    static final TestCertificate RSA = TestCertificate.rsa();
    static final TestCertificate EC = TestCertificate.ec();
    static final TestCertificate EXPIRED = TestCertificate.expired();

    /** Has certificates and no secret. */
    static final Seeds.Client CERTIFIED = new Seeds.Client(
            "11111111-0000-4000-8000-0000000000a4", "", List.of("EntitlementManagement.ReadWrite.All"));

    /** Has neither secret nor certificate. */
    static final Seeds.Client PUBLIC = new Seeds.Client("11111111-0000-4000-8000-0000000000a5", "", List.of());

    /** Is called on behalf of users; registered in the other tenant too. */
    static final Seeds.Client MIDDLE_TIER =
            new Seeds.Client("11111111-0000-4000-8000-0000000000a6", "secret of the middle tier", List.of());

    private AppSeeds() {}

    static String clients() {
        return """
                  - clientId: %s
                    displayName: Certified
                    roles: %s
                    scopes: [EntitlementManagement.Read.All]
                    redirectUris: ["https://app.example/signed-in"]
                    certificates:
                      - |
                %s
                      - %s
                      - %s
                  - {clientId: %s, displayName: Public, scopes: [EntitlementManagement.Read.All]}
                %s""".formatted(
                        CERTIFIED.id(),
                        CERTIFIED.roles(),
                        RSA.pem().indent(8).stripTrailing(),
                        EC.base64(),
                        EXPIRED.base64(),
                        PUBLIC.id(),
                        clientsOfTheOtherTenant());
    }

    static String clientsOfTheOtherTenant() {
        return "  - {clientId: %s, displayName: Middle tier, secret: '%s', scopes: [EntitlementManagement.Read.All]}%n"
                .formatted(MIDDLE_TIER.id(), MIDDLE_TIER.secret());
    }
}

package dev.entitlement.entra;

/**
 * How an app has proved to be the app it says it is.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">{@code appidacr} of
 *     access tokens</a>
 */
enum ClientProof {
    /** Not at all: a public client. */
    NONE("0"),
    SECRET("1"),
    CERTIFICATE("2");

    private final String appidacr;

    ClientProof(String appidacr) {
        this.appidacr = appidacr;
    }

    /** What tokens say of it. */
    String appidacr() {
        return appidacr;
    }
}

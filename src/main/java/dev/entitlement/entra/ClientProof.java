package dev.entitlement.entra;

/**
 * How an app has proved to be the app it says it is.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">{@code appidacr} of
 *     access tokens</a>
 */
public enum ClientProof {
    /** Not at all: a public client. */
    NONE("0"),
    /** With its secret. */
    SECRET("1"),
    /** With an assertion that its certificate has signed. */
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

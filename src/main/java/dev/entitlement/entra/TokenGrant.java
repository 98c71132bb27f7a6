package dev.entitlement.entra;

/** One way of getting a token. */
interface TokenGrant {

    /** The {@code grant_type} that asks for it. */
    String type();

    /**
     * Issues a token to whoever proves to deserve it.
     *
     * @throws EntraException with the AADSTS code of what is wrong
     */
    TokenResponse issue(TokenRequest request);
}

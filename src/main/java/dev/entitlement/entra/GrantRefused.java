package dev.entitlement.entra;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Refusals of tokens that are presented in order to get others; none repeats the token. */
final class GrantRefused {

    private static final DateTimeFormatter TO_THE_TICK = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private GrantRefused() {}

    /** What is no grant of this issuer at all. */
    static EntraException malformedGrant() {
        return invalidGrant(9002313, "Invalid request. Request is malformed or invalid.");
    }

    static EntraException refreshTokenExpired(Instant issuedAt) {
        return invalidGrant(
                700082,
                "The refresh token has expired due to inactivity. The token was issued on "
                        + TO_THE_TICK.format(issuedAt) + " and was inactive for "
                        + RefreshTokens.LIFETIME.toDays() + ".00:00:00.");
    }

    static EntraException anotherClient() {
        return invalidGrant(700007, "The grant was issued for a different client id.");
    }

    static EntraException anotherTenant() {
        return invalidGrant(70000, "Provided grant is invalid or malformed.");
    }

    static EntraException malformedAssertion() {
        return EntraException.of(400, "invalid_request", 50027, "JWT token is invalid or malformed.");
    }

    static EntraException assertionOfNobodyKnown() {
        return invalidGrant(50013, "Assertion failed signature validation. [Reason - The key was not found.]");
    }

    static EntraException assertionSignatureFailed() {
        return invalidGrant(
                50013,
                "Assertion failed signature validation. [Reason - Key was found, but use of the key to verify the"
                        + " signature failed.]");
    }

    static EntraException assertionExpired(Instant now, Instant expired) {
        return invalidGrant(
                500133,
                "Assertion is not within its valid time range. Ensure that the access token is not expired before"
                        + " using it for user assertion, or request a new token. Current time: "
                        + TO_THE_TICK.format(now) + ", expiry time of assertion " + TO_THE_TICK.format(expired) + ".");
    }

    static EntraException assertionForAnother(List<String> audiences, UUID clientId, String name) {
        return invalidGrant(
                500131,
                "Assertion audience does not match the Client app presenting the assertion. The audience in the"
                        + " assertion was '" + String.join(" ", audiences) + "' and the expected audience is 'api://"
                        + clientId + "' or one of the Application Uris of this application with App ID '" + clientId
                        + "'(" + name + "). The downstream client must request a token for the expected audience (the"
                        + " application that made the OBO request) and this application should use that token as the"
                        + " assertion.");
    }

    static EntraException idTokenAsAssertion() {
        return invalidGrant(
                240002, "Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.");
    }

    static EntraException appOnlyAssertion(UUID clientId) {
        return EntraException.of(
                400,
                "unauthorized_client",
                7000114,
                "Application '" + clientId + "' is not allowed to make application on-behalf-of calls.");
    }

    private static EntraException invalidGrant(int aadsts, String message) {
        return EntraException.of(400, "invalid_grant", aadsts, message);
    }
}

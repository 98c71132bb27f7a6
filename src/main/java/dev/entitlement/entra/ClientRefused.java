package dev.entitlement.entra;

import dev.entitlement.tenant.ClientCertificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Refusals of apps that do not prove what they say they are; none repeats what was sent as a proof. */
final class ClientRefused {

    private static final String DOCUMENTATION = " Review the documentation at"
            + " https://learn.microsoft.com/entra/identity-platform/certificate-credentials .";

    private static final DateTimeFormatter TO_THE_TICK = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter OF_A_KEY =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ClientRefused() {}

    static EntraException credentialMissing() {
        return invalidClient(
                7000218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    }

    static EntraException wrongSecret(UUID clientId) {
        return invalidClient(
                7000215,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                        + " value, not the client secret ID, for a secret added to app '" + clientId + "'.");
    }

    static EntraException publicClient() {
        return invalidClient(
                700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
    }

    /** RFC 6749, 2.3: a client uses one way of authentication in a request. */
    static EntraException severalCredentials() {
        return EntraException.invalidInput(
                "A client proves itself in one way: by a client_secret, by a client_assertion, or by an"
                        + " Authorization header.");
    }

    static EntraException severalClients() {
        return EntraException.invalidInput("The client_id is not the one in the Authorization header.");
    }

    static EntraException malformedHeader() {
        return EntraException.invalidInput(
                "The Authorization header does not hold a client id and a secret, each encoded as in a"
                        + " form, separated by a colon, in base64.");
    }

    static EntraException unknownAssertionType(String known) {
        return EntraException.invalidInput("The client_assertion_type must be '" + known + "'.");
    }

    static EntraException malformedAssertion() {
        return invalidRequest(50027, "JWT token is invalid or malformed.");
    }

    static EntraException claimMissing(String name) {
        return invalidRequest(
                90014,
                "The required field '" + name + "' is missing from the credential. Ensure that you have all the"
                        + " necessary parameters for the login request.");
    }

    static EntraException unsupportedKey() {
        return invalidRequest(5002730, "Invalid JWT token. Unsupported key for the signing algorithm.");
    }

    static EntraException unsupportedAlgorithm(String algorithm, Set<String> supported) {
        return invalidClient(
                5002738,
                "Invalid JWT token. '" + algorithm + "' is not a supported signature algorithm. Supported signing"
                        + " algorithms are: '" + String.join(",", new TreeSet<>(supported)) + "'");
    }

    static EntraException noThumbprint() {
        return invalidClient(
                5002723,
                "Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId"
                        + " specified in token header.");
    }

    static EntraException unknownKey(String identifier, UUID clientId) {
        return invalidSignature(
                "The key was not found., Thumbprint of key used by client: '" + identifier + "'", clientId);
    }

    static EntraException signatureFailed(ClientCertificate key, UUID clientId) {
        return invalidSignature(
                "Key was found, but use of the key to verify the signature failed., " + told(key), clientId);
    }

    static EntraException keyExpired(ClientCertificate key, UUID clientId) {
        return invalidSignature("The key used is expired., " + told(key), clientId);
    }

    static EntraException notInItsTime(Instant now, Instant notBefore, Instant expires) {
        return invalidClient(
                700024,
                "Client assertion is not within its valid time range. Current time: " + TO_THE_TICK.format(now)
                        + ", assertion valid from " + TO_THE_TICK.format(notBefore)
                        + ", expiry time of assertion " + TO_THE_TICK.format(expires) + "." + DOCUMENTATION);
    }

    static EntraException anotherAudience() {
        return invalidClient(700023, "Client assertion audience claim does not match Realm issuer." + DOCUMENTATION);
    }

    static EntraException severalAudiences(int count) {
        return invalidClient(
                5002741,
                "Number of audience values in the provided client credential exceed maximum allowed. " + count
                        + " audience values provided, maximum allowed is 1.");
    }

    static EntraException subjectIsNotIssuer() {
        return invalidClient(50048, "Subject must match the issuer claim in the client assertion.");
    }

    static EntraException anotherIssuer() {
        return invalidClient(
                700021, "Client assertion application identifier doesn't match 'client_id' parameter." + DOCUMENTATION);
    }

    private static EntraException invalidSignature(String reason, UUID clientId) {
        return invalidClient(
                700027,
                "Client assertion contains an invalid signature. [Reason - " + reason
                        + ", Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured"
                        + " keys for app Id '" + clientId + "'.]");
    }

    private static String told(ClientCertificate key) {
        X509Certificate certificate = key.x509();
        return "Thumbprint of key used by client: '" + key.hexThumbprint() + "', Found key 'Start="
                + told(certificate.getNotBefore()) + ", End=" + told(certificate.getNotAfter()) + "'";
    }

    private static String told(Date date) {
        return OF_A_KEY.format(date.toInstant());
    }

    private static EntraException invalidClient(int aadsts, String message) {
        return EntraException.of(401, "invalid_client", aadsts, message);
    }

    private static EntraException invalidRequest(int aadsts, String message) {
        return EntraException.of(400, "invalid_request", aadsts, message);
    }
}

package dev.entitlement.entra;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A refusal of the issuer, with the AADSTS code that Entra gives it.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">AADSTS error codes</a>
 */
public final class EntraException extends RuntimeException {

    /** Messages quote what was sent, which may be of any length. */
    private static final int LONGEST_MESSAGE = 1000;

    private final int status;
    private final String error;
    private final int aadsts;

    private EntraException(int status, String error, int aadsts, String message) {
        super("AADSTS" + aadsts + ": " + shortened(message));
        this.status = status;
        this.error = error;
        this.aadsts = aadsts;
    }

    /** Cut between two characters, not within one that takes two code units: half of one is no text. */
    private static String shortened(String message) {
        boolean halved =
                message.length() > LONGEST_MESSAGE && Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
        return StringUtils.truncate(message, halved ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE);
    }

    /**
     * A refusal of a kind that has its own class of words.
     *
     * @param status the HTTP status, 400 to 599
     * @param error OAuth's {@code error}
     * @param aadsts the number after {@code AADSTS}
     * @param message what follows the number
     */
    public static EntraException of(int status, String error, int aadsts, String message) {
        return new EntraException(status, error, aadsts, message);
    }

    /** 400: a parameter that must be sent is not. */
    public static EntraException missingParameter(String name) {
        return new EntraException(
                400,
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + name + "'.");
    }

    /** 400: a parameter is sent twice, so that nobody knows which is meant. */
    public static EntraException repeatedParameter(String name) {
        return new EntraException(
                400,
                "invalid_request",
                9000411,
                "The request is not properly formatted. The parameter '" + name + "' is duplicated.");
    }

    /** What no client sends. */
    static EntraException malformedRequest() {
        return new EntraException(400, "invalid_request", 9002313, "Invalid request. Request is malformed or invalid.");
    }

    /** A parameter whose value makes no sense. */
    static EntraException invalidInput(String why) {
        return new EntraException(400, "invalid_request", 90013, "Invalid input received from the user. " + why);
    }

    static EntraException unsupportedGrant(String grantType) {
        return new EntraException(
                400,
                "unsupported_grant_type",
                70003,
                "The app requested an unsupported grant type '" + grantType + "'.");
    }

    /** 400: there is no tenant of this name. */
    public static EntraException tenantNotFound(String tenant) {
        return new EntraException(
                400,
                "invalid_request",
                90002,
                "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are signing"
                        + " into the correct cloud. Check with your subscription administrator, this may happen if"
                        + " there are no active subscriptions for the tenant.");
    }

    /** A call of {@code /common} or {@code /organizations} that nobody's tenant follows from. */
    static EntraException noTenant() {
        return new EntraException(
                400,
                "invalid_request",
                50059,
                "No tenant-identifying information found in either the request or implied by any provided"
                        + " credentials.");
    }

    /** 400: the directory has no app with this client id. */
    public static EntraException applicationNotFound(String clientId, String directory) {
        return new EntraException(
                400,
                "unauthorized_client",
                700016,
                "Application with identifier '" + clientId + "' was not found in the directory '" + directory
                        + "'. This can happen if the application has not been installed by the administrator of the"
                        + " tenant or consented to by any user in the tenant. You may have sent your authentication"
                        + " request to the wrong tenant.");
    }

    static EntraException scopeNotDefault(String scope) {
        return new EntraException(
                400,
                "invalid_scope",
                1002012,
                "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope"
                        + " value with /.default suffixed to the resource identifier (application ID URI).");
    }

    /** A scope that asks for nothing, or for everything and something. */
    public static EntraException scopeNotValid(String scope) {
        return new EntraException(
                400,
                "invalid_scope",
                70011,
                "The provided request must include a 'scope' input parameter. The provided value for the input"
                        + " parameter 'scope' is not valid. The scope " + scope + " is not valid.");
    }

    static EntraException severalResources(String scope) {
        return new EntraException(
                400,
                "invalid_scope",
                28000,
                "Provided value for the input parameter scope is not valid because it contains more than one resource."
                        + " Scope " + scope + " is not valid.");
    }

    static EntraException notConsented(UUID clientId, String name) {
        return new EntraException(
                400,
                "invalid_grant",
                65001,
                "The user or administrator has not consented to use the application with ID '" + clientId + "' named '"
                        + name + "'. Send an interactive authorization request for this user and resource.");
    }

    static EntraException userNotFound(UUID tenantId) {
        return new EntraException(
                400,
                "invalid_grant",
                50034,
                "The user account {EUII Hidden} does not exist in the " + tenantId
                        + " directory. To sign into this application, the account must be added to the directory.");
    }

    static EntraException wrongPassword() {
        return new EntraException(
                400, "invalid_grant", 50126, "Error validating credentials due to invalid username or password.");
    }

    static EntraException resourceNotFound(String resource, String directory) {
        return new EntraException(
                400,
                "invalid_resource",
                500011,
                "The resource principal named " + resource + " was not found in the tenant named " + directory
                        + ". This can happen if the application has not been installed by the administrator of the"
                        + " tenant or consented to by any user in the tenant. You might have sent your authentication"
                        + " request to the wrong tenant.");
    }

    static EntraException unknownInstance() {
        return new EntraException(400, "invalid_instance", 50049, "Unknown or invalid instance.");
    }

    /**
     * 405.
     *
     * @param allowed the methods that the endpoint has; null where only POST is known to be sent
     */
    public static EntraException wrongMethod(@Nullable String allowed, String method) {
        return new EntraException(
                405,
                "invalid_request",
                900561,
                "The endpoint only accepts " + (allowed == null ? "POST" : allowed) + " requests. Received a " + method
                        + " request.");
    }

    /** What the server refused before the issuer saw it, or could not answer. */
    public static EntraException unreadable(int status, String message) {
        if (status == 503) {
            return new EntraException(
                    503, "temporarily_unavailable", 90033, "A transient error has occurred. Please try again.");
        }
        return status < 500
                ? new EntraException(status, "invalid_request", 90013, message)
                : new EntraException(status, "server_error", 90033, message);
    }

    /** The HTTP status that it is answered with. */
    public int status() {
        return status;
    }

    /** OAuth's {@code error}. */
    public String error() {
        return error;
    }

    /** The number after {@code AADSTS}. */
    public int aadsts() {
        return aadsts;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

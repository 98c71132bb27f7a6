package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;
import java.util.UUID;

/**
 * What sign-ins are refused with.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">AADSTS error codes</a>
 */
final class SignInRefused {

    private SignInRefused() {}

    static EntraException redirectUriMissing() {
        return invalidRequest(900971, "No reply address provided.");
    }

    static EntraException redirectUriNotValid() {
        return invalidRequest(90102, "'redirect_uri' value must be a valid absolute URI.");
    }

    static EntraException redirectUriNotRegistered(String redirectUri, String clientId) {
        return invalidRequest(
                50011,
                "The redirect URI '" + redirectUri + "' specified in the request does not match the redirect URIs"
                        + " configured for the application '" + clientId + "'. Make sure the redirect URI sent in the"
                        + " request matches one added to your application in the Azure portal. Navigate to"
                        + " https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this"
                        + " error.");
    }

    /** The answer would not fit into a header. */
    static EntraException answerTooLong() {
        return invalidRequest(90015, "Requested query string is too long.");
    }

    static EntraException responseModeUnknown(String responseMode) {
        return invalidRequest(
                70007, "'" + responseMode + "' is not a supported value of 'response_mode' when requesting a token.");
    }

    static EntraException responseTypeNotEnabled(String responseType) {
        int aadsts = responseType.contains("id_token") ? 700054 : 700051;
        return EntraException.of(
                400,
                "unsupported_response_type",
                aadsts,
                "response_type '" + responseType + "' is not enabled for the application.");
    }

    static EntraException promptUnknown(String prompt) {
        return invalidRequest(90023, "Unsupported 'prompt' value '" + prompt + "'.");
    }

    static EntraException nobodySignedIn() {
        return EntraException.of(
                400, "login_required", 50058, "A silent sign-in request was sent but no user is signed in.");
    }

    static EntraException signInCancelled() {
        return EntraException.of(400, "access_denied", 65004, "User declined to consent to access the app.");
    }

    static EntraException challengeMissing() {
        return invalidRequest(50147, "Missing Code_Challenge parameter.");
    }

    static EntraException challengeMethodUnknown() {
        return invalidRequest(50149, "Invalid Code_Challenge_method parameter.");
    }

    static EntraException challengeNotValid() {
        return invalidRequest(501491, "Invalid size of Code_Challenge parameter.");
    }

    static EntraException verifierMissing() {
        return invalidGrant(
                50148,
                "The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.");
    }

    static EntraException verifierWrong() {
        return invalidGrant(
                501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    }

    static EntraException codeMalformed() {
        return invalidGrant(9002313, "Invalid request. Request is malformed or invalid.");
    }

    static EntraException codeOfAnotherApp() {
        return invalidGrant(70000, "Provided grant is invalid or malformed.");
    }

    static EntraException codeOfAnotherTenant() {
        return invalidGrant(
                700005,
                "Provided Authorization Code is intended to use against other tenant, thus rejected. OAuth2"
                        + " Authorization Code must be redeemed against same tenant it was acquired for (/common or"
                        + " /{tenant-ID} as appropriate)");
    }

    static EntraException codeExpired() {
        return invalidGrant(
                70008,
                "The provided authorization code or refresh token has expired due to inactivity. Send a new"
                        + " interactive authorization request for this user and resource.");
    }

    static EntraException codeRedeemed() {
        return invalidGrant(
                54005,
                "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an"
                        + " existing refresh token.");
    }

    static EntraException redirectUriDiffers(String sent, String asked) {
        return invalidGrant(
                500112,
                "The reply address '" + sent + "' does not match the reply address '" + asked
                        + "' provided when requesting Authorization code.");
    }

    static EntraException userGone(UUID tenantId) {
        return invalidGrant(
                50034,
                "The user account {EUII Hidden} does not exist in the " + tenantId
                        + " directory. To sign into this application, the account must be added to the directory.");
    }

    static EntraException devicePending() {
        return EntraException.of(
                400,
                "authorization_pending",
                70016,
                "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
    }

    static EntraException deviceDeclined() {
        return EntraException.of(
                400, "authorization_declined", 70021, "The end user has denied the authorization request.");
    }

    static EntraException deviceExpired() {
        return EntraException.of(
                400,
                "expired_token",
                70020,
                "The provided value for the input parameter 'device_code' is not valid. This device code has"
                        + " expired.");
    }

    /** A device code that was never issued, was issued to another app, or was redeemed. */
    static EntraException deviceCodeUnknown() {
        return EntraException.of(
                400,
                "bad_verification_code",
                70018,
                "Invalid verification code due to User typing in wrong user code for device code flow. Authorization"
                        + " isn't approved.");
    }

    static EntraException tooManyDevices() {
        return EntraException.of(
                503, "temporarily_unavailable", 90033, "A transient error has occurred. Please try again.");
    }

    private static EntraException invalidRequest(int aadsts, String message) {
        return EntraException.of(400, "invalid_request", aadsts, message);
    }

    private static EntraException invalidGrant(int aadsts, String message) {
        return EntraException.of(400, "invalid_grant", aadsts, message);
    }
}

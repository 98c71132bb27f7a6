package dev.entitlement.entra;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call of the token endpoint says of the app that calls, in the body or in an {@code Authorization} header.
 *
 * @param assertion a token that the app has signed; never together with a secret
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3">RFC 6749, 2.3</a>
 */
record PresentedCredentials(
        String clientId, @Nullable String secret, @Nullable String assertion) {

    private static final String BASIC = "basic ";
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** @throws EntraException when they name no app, contradict each other, or come in more than one way */
    static PresentedCredentials of(TokenRequest request) {
        String secret = request.optional("client_secret");
        String assertion = assertion(request);
        Optional<PresentedCredentials> header = inHeader(request.authorization());
        boolean twiceInBody = secret != null && assertion != null;
        if (twiceInBody || (header.isPresent() && (secret != null || assertion != null))) {
            throw ClientRefused.severalCredentials();
        }
        String clientId = request.optional("client_id");
        if (header.isEmpty()) {
            return new PresentedCredentials(request.required("client_id"), secret, assertion);
        }
        if (clientId != null && !clientId.equalsIgnoreCase(header.get().clientId())) {
            throw ClientRefused.severalClients();
        }
        return header.get();
    }

    private static @Nullable String assertion(TokenRequest request) {
        String assertion = request.optional("client_assertion");
        if (assertion != null && !ASSERTION_TYPE.equals(request.required("client_assertion_type"))) {
            throw ClientRefused.unknownAssertionType(ASSERTION_TYPE);
        }
        return assertion;
    }

    /** Id and secret of HTTP's basic authentication, each written as in a form; another scheme counts as none. */
    private static Optional<PresentedCredentials> inHeader(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).trim());
            String text = new String(pair, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw ClientRefused.malformedHeader();
            }
            String secret = decoded(text.substring(colon + 1));
            return Optional.of(new PresentedCredentials(
                    decoded(text.substring(0, colon)), secret.isEmpty() ? null : secret, null));
        } catch (IllegalArgumentException malformed) {
            throw ClientRefused.malformedHeader();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Without what is secret in it. */
    @Override
    public String toString() {
        return "PresentedCredentials[" + clientId + "]";
    }
}

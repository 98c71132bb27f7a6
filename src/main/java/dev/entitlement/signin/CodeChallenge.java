package dev.entitlement.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Binds a code to the program that has asked for it, which alone knows the verifier.
 *
 * @param method {@code S256} or {@code plain}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636</a>
 */
record CodeChallenge(String method, String value) {

    private static final String S256 = "S256";
    private static final String PLAIN = "plain";
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

    /**
     * The challenge of an authorization request.
     *
     * @return none when neither parameter was sent
     * @throws dev.entitlement.entra.EntraException when the method is unknown, or the challenge is none of its method
     */
    static Optional<CodeChallenge> of(@Nullable String challenge, @Nullable String method) {
        if (challenge == null) {
            if (method != null) {
                throw SignInRefused.challengeMissing();
            }
            return Optional.empty();
        }
        String named = method == null ? PLAIN : method;
        if (!named.equals(S256) && !named.equals(PLAIN)) {
            throw SignInRefused.challengeMethodUnknown();
        }
        if (!(named.equals(S256) ? HASH : VERIFIER).matcher(challenge).matches()) {
            throw SignInRefused.challengeNotValid();
        }
        return Optional.of(new CodeChallenge(named, challenge));
    }

    /** Whether this is the verifier, compared in constant time. */
    boolean isMetBy(String verifier) {
        byte[] sent = verifier.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8),
                method.equals(S256) ? Base64.getUrlEncoder().withoutPadding().encode(sha256(sent)) : sent);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has it", absent);
        }
    }
}

package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A token that is being made, good or bad. */
final class TokenDraft {

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> payload;
    private final Supplier<RSAKey> foreign;
    private final Instant now;
    private final Duration lifetime;
    private RSAKey signedWith;
    private String separator = ".";

    /**
     * A good token.
     *
     * @param signedWith the issuer's key
     * @param foreign a key that is not the issuer's
     */
    TokenDraft(
            Map<String, Object> payload, RSAKey signedWith, Supplier<RSAKey> foreign, Instant now, Duration lifetime) {
        this.payload = new LinkedHashMap<>(payload);
        this.signedWith = signedWith;
        this.foreign = foreign;
        this.now = now;
        this.lifetime = lifetime;
        header.put("typ", AccessTokens.TYPE);
        header.put("alg", "RS256");
        nameOwnKey();
    }

    Instant now() {
        return now;
    }

    Duration lifetime() {
        return lifetime;
    }

    void claim(String name, Object value) {
        payload.put(name, value);
    }

    void leaveOut(String claim) {
        payload.remove(claim);
    }

    /** It is issued, begins, and ends after its lifetime. */
    void begin(Instant time) {
        claim("iat", time.getEpochSecond());
        claim("nbf", time.getEpochSecond());
        claim("exp", time.plus(lifetime).getEpochSecond());
    }

    /** Another key signs; the header still names the issuer's. */
    void forge() {
        signedWith = foreign.get();
    }

    /** The header names the key that signs, both ways in which Entra does. */
    void nameOwnKey() {
        header.put("kid", signedWith.getKeyID());
        header.put("x5t", signedWith.getKeyID());
    }

    void leaveUnsigned() {
        header.put("alg", "none");
        header.remove("kid");
        header.remove("x5t");
    }

    /** Its parts are no parts any more. */
    void join() {
        separator = "";
    }

    Map<String, Object> header() {
        return header;
    }

    Map<String, Object> payload() {
        return payload;
    }

    String compact() {
        try {
            if ("none".equals(header.get("alg"))) {
                return encoded(header) + "." + encoded(payload) + ".";
            }
            JWSObject token = new JWSObject(JWSHeader.parse(header), new Payload(payload));
            token.sign(new RSASSASigner(signedWith));
            return token.serialize().replace(".", separator);
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException("A token cannot be signed", impossible);
        }
    }

    private static Base64URL encoded(Map<String, Object> part) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(part));
    }
}

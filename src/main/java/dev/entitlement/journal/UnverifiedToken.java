package dev.entitlement.journal;

import dev.entitlement.graph.Guids;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a bearer token says of itself, true or not: enough to see why it was refused, and nothing that it could be used
 * with.
 *
 * @param claims header and payload, of those members that are no secret
 */
record UnverifiedToken(Map<String, JsonNode> claims) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEARER = "bearer ";
    private static final int LONGEST_TOKEN = 16_384;
    private static final int LONGEST_CLAIM = 1_000;

    private static final List<String> OF_HEADER = List.of("alg", "kid", "typ");
    private static final List<String> OF_PAYLOAD = List.of(
            "aud", "iss", "tid", "appid", "azp", "oid", "upn", "scp", "roles", "idtyp", "ver", "iat", "nbf", "exp");

    /** Reads an {@code Authorization} header; empty for one that brings no JSON Web Token. */
    static Optional<UnverifiedToken> of(@Nullable String authorization) {
        if (authorization == null
                || authorization.length() > LONGEST_TOKEN
                || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        String[] parts = authorization.substring(BEARER.length()).trim().split("\\.", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        Map<String, JsonNode> claims = new TreeMap<>();
        collect(parts[0], OF_HEADER, claims);
        collect(parts[1], OF_PAYLOAD, claims);
        return claims.isEmpty() ? Optional.empty() : Optional.of(new UnverifiedToken(claims));
    }

    /** The tenant that it claims to be of; null where it claims none. */
    @Nullable
    UUID tenantId() {
        JsonNode tid = claims.get("tid");
        return tid != null && tid.isString() && Guids.isGuid(tid.stringValue())
                ? UUID.fromString(tid.stringValue())
                : null;
    }

    /** The claims, without what the call shows to be a secret. */
    Map<String, JsonNode> told(Redaction redaction) {
        Map<String, JsonNode> told = new TreeMap<>();
        claims.forEach((name, claim) -> {
            String written = claim.toString();
            told.put(
                    name,
                    redaction.text(written).equals(written)
                            ? claim
                            : JSON.getNodeFactory().stringNode(Redaction.REDACTED));
        });
        return told;
    }

    private static void collect(String part, List<String> names, Map<String, JsonNode> into) {
        JsonNode read;
        try {
            read = JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return; // A token may be anything; this one says nothing.
        }
        for (String name : names) {
            JsonNode claim = read.path(name);
            if (isFlat(claim) && claim.toString().length() <= LONGEST_CLAIM) {
                into.put(name, claim);
            }
        }
    }

    /** Whether it is a value or a list of values, as all claims are that tokens for Graph have; anything may be sent. */
    private static boolean isFlat(JsonNode claim) {
        return (claim.isValueNode() && !claim.isMissingNode())
                || (claim.isArray() && claim.valueStream().allMatch(JsonNode::isValueNode));
    }
}

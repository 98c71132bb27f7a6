package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code $skiptoken}: where the next page begins, signed together with the query that it goes on with, so that one that
 * was made up, or taken from another query, is told from a real one.
 */
@Component
class SkipToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;

    private final Supplier<byte[]> key;
    private final JsonMapper json;

    SkipToken(PagingKeys keys, JsonMapper json) {
        this.key = SingletonSupplier.of(keys::key);
        this.json = json;
    }

    /**
     * The token of a place in a query's results.
     *
     * @param query what the pages have in common
     * @param values of the sort keys of the last entity of the page
     */
    String write(String query, List<@Nullable Object> values) {
        String[] texts = values.stream()
                .map(value -> value == null ? null : value instanceof Enum<?> e ? e.name() : value.toString())
                .toArray(String[]::new);
        byte[] payload = json.writeValueAsBytes(texts);
        byte[] signature = signature(query, payload);
        byte[] token = Arrays.copyOf(signature, SIGNATURE + payload.length);
        System.arraycopy(payload, 0, token, SIGNATURE, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The place that a token tells.
     *
     * @throws GraphException 400 when the emulator did not write it for this query
     */
    List<@Nullable Object> read(String query, String token, List<SortOrder.Key> keys) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token);
            if (decoded.length <= SIGNATURE) {
                throw invalid();
            }
            byte[] payload = Arrays.copyOfRange(decoded, SIGNATURE, decoded.length);
            byte[] signature = Arrays.copyOf(decoded, SIGNATURE);
            if (!MessageDigest.isEqual(signature, Arrays.copyOf(signature(query, payload), SIGNATURE))) {
                throw invalid();
            }
            @Nullable String[] texts = json.readValue(payload, String[].class);
            if (texts.length != keys.size()) {
                throw invalid();
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (int at = 0; at < texts.length; at++) {
                values.add(value(keys.get(at).kind(), texts[at]));
            }
            return values;
        } catch (IllegalArgumentException | DateTimeException | JacksonException unreadable) {
            throw invalid();
        }
    }

    private static @Nullable Object value(Kind kind, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (kind instanceof Kind.Enumeration<?> enumeration) {
            return Enum.valueOf(enumeration.type(), text);
        }
        return switch ((Kind.Primitive) kind) {
            case GUID -> UUID.fromString(text);
            case DATE_TIME -> Instant.parse(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case INT32 -> Integer.valueOf(text);
            case STRING, DURATION, UNTYPED -> text;
        };
    }

    private byte[] signature(String query, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get(), ALGORITHM));
            mac.update(payload);
            mac.update((byte) 0);
            return mac.doFinal(query.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, absent);
        }
    }

    private static GraphException invalid() {
        return GraphException.badRequest("The $skiptoken query option is not one that this query handed out.");
    }
}

package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body that has been read: every name in it is one of its type's, in either version and any case, and every value is
 * of the property's kind. Names are asked for as beta spells them, or as v1.0 does where beta has none.
 *
 * <p>A value of an abstract type keeps the name of its derived type under {@code @odata.type}, without the namespace.
 *
 * @param values by canonical name: the Java value of the kind, a {@code Body} for a complex value or a navigation, a
 *     {@code List} of either for a collection; null where the body says null
 */
public record Body(Map<String, @Nullable Object> values) {

    /** Whether the body names the property, be it with null. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The names in the body. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Text; null when it is absent or null. */
    public @Nullable String string(String name) {
        return get(name, String.class);
    }

    /** Text of at most so many characters; null when it is absent, null or blank. */
    public @Nullable String textOrNull(String name, int longest) {
        String value = string(name, longest);
        return value == null || value.isBlank() ? null : value;
    }

    /** Text that must be there and not blank, or 400. */
    public String requiredString(String name) {
        String value = string(name);
        if (value == null || value.isBlank()) {
            throw missing(name);
        }
        return value;
    }

    /**
     * Text that fits its column, or 400; null when it is absent or null.
     *
     * @param longest in characters
     */
    public @Nullable String string(String name, int longest) {
        String value = string(name);
        if (value != null && (value.length() > longest || !isStorable(value))) {
            throw GraphException.badRequest("The property '" + name + "' must be text of at most " + longest
                    + " characters, without NUL and halves of surrogate pairs.");
        }
        return value;
    }

    /** Text that must be there, not blank, and fit its column, or 400. */
    public String requiredString(String name, int longest) {
        requiredString(name);
        return Objects.requireNonNull(string(name, longest));
    }

    /** An id; null when it is absent or null. */
    public @Nullable UUID guid(String name) {
        return get(name, UUID.class);
    }

    /** A time; null when it is absent or null. */
    public @Nullable Instant instant(String name) {
        return get(name, Instant.class);
    }

    /** A length of time; null when it is absent or null. */
    public @Nullable Duration duration(String name) {
        return get(name, Duration.class);
    }

    /** A truth value; null when it is absent or null. */
    public @Nullable Boolean bool(String name) {
        return get(name, Boolean.class);
    }

    /** A truth value, or this when it is absent or null. */
    public boolean bool(String name, boolean otherwise) {
        Boolean value = bool(name);
        return value == null ? otherwise : value;
    }

    /** A number; null when it is absent or null. */
    public @Nullable Integer integer(String name) {
        return get(name, Integer.class);
    }

    /** A member of an enumeration; null when it is absent or null. */
    public <T extends Enum<T>> @Nullable T enumeration(String name, Class<T> type) {
        return get(name, type);
    }

    /** A complex value or a navigation to one; empty when it is absent or null. */
    public Optional<Body> body(String name) {
        return Optional.ofNullable(get(name, Body.class));
    }

    /** Complex values; empty when they are absent or null. */
    public List<Body> bodies(String name) {
        return list(name, Body.class);
    }

    /** Values of one piece; empty when they are absent or null. */
    public <T> List<T> list(String name, Class<T> type) {
        List<?> value = get(name, List.class);
        return value == null ? List.of() : value.stream().map(type::cast).toList();
    }

    /** Whatever is there. */
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** 400 for a property that must be there. */
    public static GraphException missing(String name) {
        return GraphException.badRequest("The property '" + name + "' is required.");
    }

    /** 400 for a property that the type does not have. */
    public static GraphException unknown(String name, String type) {
        return GraphException.badRequest("The property '" + QueryOptions.shortened(name) + "' does not exist on type '"
                + GraphEdm.NAMESPACE + "." + type
                + "'. Make sure to only use property names that are defined by the type.");
    }

    /** Whether databases and clients can take a text: it has no NUL, and UTF-8 has a form for all of it. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private <T> @Nullable T get(String name, Class<T> type) {
        Object value = values.get(name);
        return value == null ? null : type.cast(value);
    }
}

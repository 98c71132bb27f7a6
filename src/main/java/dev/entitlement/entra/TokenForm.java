package dev.entitlement.entra;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of a call. One that is sent empty counts as not sent, one sent twice is refused (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749, 3.2</a>).
 */
public record TokenForm(MultiValueMap<String, String> parameters) {

    /**
     * A parameter that must be sent.
     *
     * @throws EntraException when it is missing or sent twice
     */
    public String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw EntraException.missingParameter(name);
        }
        return value;
    }

    /**
     * A parameter; null when it is not sent.
     *
     * @throws EntraException when it is sent twice
     */
    public @Nullable String optional(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw EntraException.repeatedParameter(name);
        }
        if (values.isEmpty() || values.get(0) == null || values.get(0).isEmpty()) {
            return null;
        }
        if (values.get(0).indexOf('\0') >= 0) {
            throw EntraException.malformedRequest();
        }
        return values.get(0);
    }

    /** The names alone: the values are secrets. */
    @Override
    public String toString() {
        return "TokenForm" + parameters.keySet();
    }
}

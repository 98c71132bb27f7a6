package dev.entitlement.entra;

import dev.entitlement.tenant.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A call of the token endpoint. A parameter that is sent empty counts as not sent, one sent twice is refused (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749, 3.2</a>).
 */
record TokenRequest(Tenant tenant, MultiValueMap<String, String> form) {

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw EntraException.missingParameter(name);
        }
        return value;
    }

    /**
     * Requires all of these parameters, so that the first one missing is told whatever else is wrong.
     *
     * @throws EntraException when one of them is missing
     */
    void require(String... names) {
        for (String name : names) {
            required(name);
        }
    }

    /** What {@code scope} asks for. */
    List<RequestedScope> scopes() {
        return RequestedScope.parse(required("scope"));
    }

    /** What was sent holds secrets, and whatever is handed to a handler may be logged. */
    @Override
    public String toString() {
        return "TokenRequest[tenant=" + tenant.id() + ", form=" + form.keySet() + "]";
    }

    @Nullable
    String optional(String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw EntraException.repeatedParameter(name);
        }
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }
}

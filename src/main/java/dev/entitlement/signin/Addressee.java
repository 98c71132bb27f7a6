package dev.entitlement.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an app is answered, once it is sure that the place is its own.
 *
 * @param state what the app wants to find in the answer; null when it has sent none
 */
record Addressee(
        RedirectUri to, ResponseMode mode, @Nullable String state) {

    /** An answer with these parameters and the state. */
    Reply reply(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (state != null) {
            all.put("state", state);
        }
        return new Reply(to, mode, all);
    }
}

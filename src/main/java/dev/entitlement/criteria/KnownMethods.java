package dev.entitlement.criteria;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The methods that are answered. */
public final class KnownMethods {

    private static final List<String> ALL = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private KnownMethods() {}

    /** What is wrong with a method, which may be written in any case. */
    public static Optional<ControlError> objectionTo(String pointer, String method) {
        return ALL.contains(method.toUpperCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(new ControlError(
                        pointer,
                        "That is no method that is answered"
                                + Nearest.to(method, ALL)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse("."),
                        ALL));
    }
}

package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.control.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a call: exactly one of these. One that needs nothing said of it can be written as its name alone:
 * {@code "reset"}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(
        @Nullable Pass pass,
        @Nullable Throttle throttle,
        @Nullable Failure error,
        @Nullable Latency latency,
        @Nullable Silence timeout,
        @Nullable Reset reset,
        @Nullable Empty empty,
        @Nullable Truncate truncate,
        @Nullable SlowBody slowBody,
        @Nullable BadToken token,
        @Nullable Duplicate duplicate,
        @Nullable Stale stale,
        @Nullable Barrier barrier,
        @Nullable LostResponse lostResponse) {

    private static final int LONGEST_SHOWN = 100;

    private static final List<String> NAMES = List.of(
            "pass",
            "throttle",
            "error",
            "latency",
            "timeout",
            "reset",
            "empty",
            "truncate",
            "slowBody",
            "token",
            "duplicate",
            "stale",
            "barrier",
            "lostResponse");

    @JsonCreator
    Outcome {}

    /** @throws IllegalArgumentException for a name that is none, or that is not enough */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Outcome named(String name) {
        return of(
                switch (name) {
                    case "pass" -> new Pass();
                    case "throttle" -> new Throttle(null);
                    case "error" -> Failure.UNAVAILABLE;
                    case "timeout" -> Silence.USUAL;
                    case "reset" -> new Reset();
                    case "empty" -> new Empty();
                    case "truncate" -> new Truncate(null);
                    case "token" -> new BadToken(null, null);
                    case "duplicate" -> new Duplicate();
                    case "barrier" -> new Barrier(null, null);
                    case "lostResponse" -> new LostResponse(null);
                    default -> throw noName(name);
                });
    }

    private static IllegalArgumentException noName(String name) {
        String meant = NAMES.contains(name)
                ? ": it must say how long"
                : Nearest.to(name, NAMES)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("; there are: " + String.join(", ", NAMES)
                                + ", of which latency, slowBody and stale say how long");
        return new IllegalArgumentException("'" + shown(name) + "' is no outcome by itself" + meant);
    }

    private static String shown(String name) {
        return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
    }

    static Outcome of(Effect effect) {
        return new Outcome(
                as(Pass.class, effect),
                as(Throttle.class, effect),
                as(Failure.class, effect),
                as(Latency.class, effect),
                as(Silence.class, effect),
                as(Reset.class, effect),
                as(Empty.class, effect),
                as(Truncate.class, effect),
                as(SlowBody.class, effect),
                as(BadToken.class, effect),
                as(Duplicate.class, effect),
                as(Stale.class, effect),
                as(Barrier.class, effect),
                as(LostResponse.class, effect));
    }

    private static <T extends Effect> @Nullable T as(Class<T> type, Effect effect) {
        return type.isInstance(effect) ? type.cast(effect) : null;
    }

    void check(String pointer, Problems problems) {
        if (!isOne()) {
            problems.add(pointer, "An outcome is exactly one of these.", NAMES);
        }
        effects().forEach((name, effect) -> effect.check(pointer + "/" + name, problems));
    }

    @JsonIgnore
    boolean isOne() {
        return effects().size() == 1;
    }

    /** The one that is given, as rules name it. */
    String name() {
        return effects().keySet().iterator().next();
    }

    /** The one that is given. */
    Effect effect() {
        return effects().values().iterator().next();
    }

    private Map<String, Effect> effects() {
        @Nullable
        Effect[] inOrder = {
            pass,
            throttle,
            error,
            latency,
            timeout,
            reset,
            empty,
            truncate,
            slowBody,
            token,
            duplicate,
            stale,
            barrier,
            lostResponse
        };
        Map<String, Effect> given = new LinkedHashMap<>();
        for (int i = 0; i < inOrder.length; i++) {
            Effect effect = inOrder[i];
            if (effect != null) {
                given.put(NAMES.get(i), effect);
            }
        }
        return given;
    }
}

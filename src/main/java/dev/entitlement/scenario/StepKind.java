package dev.entitlement.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/**
 * What a step can be: each is one call of the control API. Its body is the step's value; where the value is a text or a number
 * it is the member of the body that the kind names.
 */
enum StepKind {
    TENANT("tenant", "POST", "/tenants", "alias"),
    SEED("seed", "POST", "/seed", null),
    FAULT("fault", "POST", "/faults", null),
    FAULTS_VERIFY("faultsVerify", "POST", "/faults/verify", null),
    THROTTLING("throttling", "PUT", "/throttling", null),
    CLOCK("clock", "PUT", "/clock", "now"),
    ADVANCE("advance", "POST", "/clock/advance", "by"),
    FREEZE("freeze", "POST", "/clock/freeze", null),
    RESUME("resume", "POST", "/clock/resume", null),
    DELIVERY("delivery", "PUT", "/delivery", "mode"),
    OUTCOME("outcome", "PUT", "/delivery/outcomes", null),
    RUN("run", "POST", "/deliveries/run", "until") {
        @Override
        String memberFor(JsonNode value) {
            return value.isNumber() ? "steps" : "until";
        }
    },
    RESET("reset", "POST", "/reset", "to"),
    SNAPSHOT("snapshot", "POST", "/snapshots", "name"),
    RESTORE("restore", "POST", "/snapshots/{}/restore", null),
    VERIFY("verify", "POST", "/requests/verify", null);

    private static final String PREFIX = "/_emulator";
    private static final String NAMED = "{}";

    private final String step;
    private final String method;
    private final String path;
    private final @Nullable String member;

    StepKind(String step, String method, String path, @Nullable String member) {
        this.step = step;
        this.method = method;
        this.path = path;
        this.member = member;
    }

    /** The kind of this name, as scenarios write it. */
    static Optional<StepKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.step.equals(name)).findFirst();
    }

    /** The names of all. */
    static List<String> names() {
        return Arrays.stream(values()).map(kind -> kind.step).toList();
    }

    String step() {
        return step;
    }

    String method() {
        return method;
    }

    /** What the value may be, in words; none when this one will do. */
    Optional<String> objectionTo(JsonNode value) {
        boolean scalar = value.isString() || value.isNumber();
        if (path.contains(NAMED)) {
            return value.isString() && !value.stringValue().isEmpty()
                    ? Optional.empty()
                    : Optional.of("the value is a name");
        }
        if (value.isObject() || isNothing(value) || (scalar && member != null)) {
            return Optional.empty();
        }
        return Optional.of("the value is the body of the call, an object"
                + (member == null ? "" : ", or its member '" + member + "' alone")
                + ", or true for a call without one");
    }

    /** Path and query of the call, percent-encoded. */
    String target(JsonNode value, @Nullable String tenant) {
        String named = path.contains(NAMED)
                ? path.replace(NAMED, UriUtils.encodePathSegment(value.stringValue(), StandardCharsets.UTF_8))
                : path;
        return PREFIX
                + named
                + (tenant == null || this == TENANT
                        ? ""
                        : "?tenant=" + UriUtils.encodeQueryParam(tenant, StandardCharsets.UTF_8));
    }

    /** The member of the body that a value which is no object stands for; none where the call has no body. */
    Optional<String> member(JsonNode value) {
        return value.isObject() || isNothing(value) || path.contains(NAMED) || member == null
                ? Optional.empty()
                : Optional.of(memberFor(value));
    }

    String memberFor(JsonNode value) {
        return String.valueOf(member);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }
}

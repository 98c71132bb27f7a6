package dev.entitlement.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/**
 * What a step can be: each is one call of the control API. Its body is the step's value; where the value is a text or a number
 * it is the member of the body that the kind names.
 */
enum StepKind {
    TENANT("tenant", "POST", "/tenants", "alias"),
    SEED("seed", "POST", "/seed"),
    FAULT("fault", "POST", "/faults"),
    FAULTS_VERIFY("faultsVerify", "POST", "/faults/verify"),
    THROTTLING("throttling", "PUT", "/throttling"),
    CLOCK("clock", "PUT", "/clock", "now"),
    ADVANCE("advance", "POST", "/clock/advance", "by"),
    FREEZE("freeze", "POST", "/clock/freeze"),
    RESUME("resume", "POST", "/clock/resume"),
    DELIVERY("delivery", "PUT", "/delivery", "mode"),
    OUTCOME("outcome", "PUT", "/delivery/outcomes"),
    RUN("run", "POST", "/deliveries/run", "until", "steps"),
    RESET("reset", "POST", "/reset", "to"),
    SNAPSHOT("snapshot", "POST", "/snapshots", "name"),
    RESTORE("restore", "POST", "/snapshots/{}/restore"),
    VERIFY("verify", "POST", "/requests/verify");

    private static final String PREFIX = "/_emulator";
    private static final String NAMED = "{}";

    private final String step;
    private final String method;
    private final String path;
    private final @Nullable String forText;
    private final @Nullable String forNumber;

    StepKind(String step, String method, String path) {
        this(step, method, path, null, null);
    }

    StepKind(String step, String method, String path, String member) {
        this(step, method, path, member, member);
    }

    /**
     * @param forText the member of the body that a text stands for
     * @param forNumber and a number
     */
    StepKind(String step, String method, String path, @Nullable String forText, @Nullable String forNumber) {
        this.step = step;
        this.method = method;
        this.path = path;
        this.forText = forText;
        this.forNumber = forNumber;
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

    /** Of the call; with {@code {}} in place of the name that the value then is. */
    String path() {
        return PREFIX + path;
    }

    boolean isGivenAName() {
        return path.contains(NAMED);
    }

    /** The members of the body that a value which is no object may stand for. */
    List<String> members() {
        return Stream.of(Optional.ofNullable(forText), Optional.ofNullable(forNumber))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** What the value may be, in words; none when this one will do. */
    Optional<String> objectionTo(JsonNode value) {
        boolean scalar = value.isString() || value.isNumber();
        if (isGivenAName()) {
            return value.isString() && !value.stringValue().isEmpty()
                    ? Optional.empty()
                    : Optional.of("the value is a name");
        }
        if (value.isObject() || isNothing(value) || (scalar && forText != null)) {
            return Optional.empty();
        }
        return Optional.of("the value is the body of the call, an object"
                + (forText == null ? "" : ", or its member '" + String.join("' or '", members()) + "' alone")
                + ", or true for a call without one");
    }

    /** Path and query of the call, percent-encoded. */
    String target(JsonNode value, @Nullable String tenant) {
        String named = isGivenAName()
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
        return value.isObject() || isNothing(value)
                ? Optional.empty()
                : Optional.ofNullable(value.isNumber() ? forNumber : forText);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }
}

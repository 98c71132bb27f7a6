package dev.entitlement.control;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A refusal of the control API. Anything below {@code /_emulator} throws one; the advice writes it. */
public class ControlException extends RuntimeException {

    /** What every problem has, each once. */
    private static final Set<String> OF_EVERY_PROBLEM =
            Set.of("type", "title", "status", "detail", "instance", "code", "errors");

    private final int status;
    private final String code;
    private final transient List<ControlError> errors;
    private final transient Map<String, Object> more;

    private ControlException(
            int status, String code, String detail, List<ControlError> errors, Map<String, Object> more) {
        super(detail);
        if (!Collections.disjoint(OF_EVERY_PROBLEM, more.keySet())) {
            throw new IllegalArgumentException("A problem has a member twice: " + more.keySet());
        }
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.more = Map.copyOf(more);
    }

    /** 400: the call makes no sense as it is. */
    public static ControlException badRequest(String detail) {
        return badMember("", detail);
    }

    /** 400: one member of the body makes no sense. */
    public static ControlException badMember(String pointer, String detail) {
        return badRequest(detail, List.of(new ControlError(pointer, detail)));
    }

    /** 400: the body cannot be followed, and these are the reasons, at least one; the first is told to people. */
    public static ControlException badRequest(List<ControlError> errors) {
        return badRequest(errors.get(0).told(), errors);
    }

    /** 400: the body cannot be followed, and these are the reasons. */
    public static ControlException badRequest(String detail, List<ControlError> errors) {
        return new ControlException(400, "badRequest", detail, errors, Map.of());
    }

    /** 404: what the call is about is not there. */
    public static ControlException notFound(String detail) {
        return new ControlException(404, "notFound", detail, List.of(), Map.of());
    }

    /** 404: something that the body names is not there, in the words of who looked for it. */
    public static ControlException notFound(IllegalArgumentException unknown) {
        return notFound(Sentence.of(String.valueOf(unknown.getMessage())));
    }

    /** 409: what is there does not allow it. */
    public static ControlException conflict(String detail) {
        return new ControlException(409, "conflict", detail, List.of(), Map.of());
    }

    /** 415: a body is not written as this call reads it. */
    public static ControlException unsupportedMediaType(String detail) {
        return new ControlException(415, "unsupportedMediaType", detail, List.of(), Map.of());
    }

    /**
     * 422: what was to be verified is not so.
     *
     * @param code in lower camel case, for programs
     * @param more what was found instead: members of the answer beside those of every problem, and with other names
     */
    public static ControlException unmet(String code, String detail, Map<String, Object> more) {
        return new ControlException(422, code, detail, List.of(), more);
    }

    /** 503: there are as many of these already as there may be at once. */
    public static ControlException busy(String detail) {
        return new ControlException(503, "busy", detail, List.of(), Map.of());
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    List<ControlError> errors() {
        return errors;
    }

    Map<String, Object> more() {
        return more;
    }
}

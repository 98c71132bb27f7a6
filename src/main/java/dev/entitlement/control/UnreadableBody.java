package dev.entitlement.control;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in plain words, and with a JSON Pointer, why a document could not be read. */
public final class UnreadableBody {

    private static final Pattern MISSING = Pattern.compile("Missing required creator property '([^']{1,200})'");
    private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"([^\"]{1,200})\"");

    /** How much of a value is repeated in an answer. */
    private static final int REPEATED = 100;

    private UnreadableBody() {}

    /** The refusal to answer with. A {@link ControlException} of the type that was to be made of the body comes through. */
    static ControlException refusal(JacksonException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof ControlException refused) {
                return refused;
            }
        }
        ControlError error = error(unreadable);
        String where = error.pointer().isEmpty() ? "The body " : error.pointer() + ": ";
        return ControlException.badRequest(where + error.detail() + ".", List.of(error));
    }

    /** What is wrong, and where. */
    public static ControlError error(JacksonException unreadable) {
        String at = pointer(unreadable);
        Matcher missing = MISSING.matcher(unreadable.getOriginalMessage());
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return unknownProperty(at, unknown);
        }
        if (unreadable instanceof StreamConstraintsException) {
            return new ControlError(at, "is too deep, or holds a number, name or text that is too long");
        }
        if (unreadable instanceof InputCoercionException) {
            return new ControlError(at, "holds a number that is too large");
        }
        if (unreadable instanceof StreamReadException) {
            return unparsable(at, unreadable);
        }
        if (missing.find()) {
            return new ControlError(member(at, missing.group(1)), "is missing");
        }
        return reason(unreadable).map(reason -> new ControlError(at, reason)).orElseGet(() -> mismatch(at, unreadable));
    }

    private static ControlError unknownProperty(String at, UnrecognizedPropertyException unknown) {
        List<String> known = Optional.ofNullable(unknown.getKnownPropertyIds()).stream()
                .flatMap(Collection::stream)
                .map(String::valueOf)
                .sorted()
                .toList();
        String detail = "is not known"
                + Nearest.to(unknown.getPropertyName(), known)
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse("");
        return new ControlError(at, detail, known);
    }

    private static ControlError unparsable(String at, JacksonException unreadable) {
        Matcher twice = TWICE.matcher(unreadable.getOriginalMessage());
        if (twice.find()) {
            return new ControlError(member(at, twice.group(1)), "is there twice");
        }
        return new ControlError(
                at,
                "is not JSON at line " + unreadable.getLocation().getLineNr() + ", column "
                        + unreadable.getLocation().getColumnNr());
    }

    /** In the words of the type that was to be made of the value. */
    private static Optional<String> reason(JacksonException unreadable) {
        Throwable cause = unreadable.getCause();
        return cause != null && cause.getClass() == IllegalArgumentException.class && cause.getMessage() != null
                ? Optional.of(cause.getMessage())
                : Optional.empty();
    }

    private static ControlError mismatch(String at, JacksonException unreadable) {
        Class<?> wanted = unreadable instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        String given = unreadable instanceof InvalidFormatException format
                ? "'" + shortened(String.valueOf(format.getValue())) + "' "
                : "";
        if (wanted != null && wanted.isEnum()) {
            List<String> allowed = EnumNames.of(wanted);
            return new ControlError(at, given + "is none of " + String.join(", ", allowed), allowed);
        }
        return new ControlError(at, given + "must be " + named(wanted));
    }

    static String named(@Nullable Class<?> wanted) {
        if (wanted == null || wanted == Object.class) {
            return "something else";
        }
        if (wanted == UUID.class) {
            return "a GUID";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        if (wanted == double.class || wanted == Double.class) {
            return "a number";
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "a whole number that is not too large";
        }
        if (CharSequence.class.isAssignableFrom(wanted)) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(wanted) || wanted.isArray() ? "a list" : describedByPackage(wanted);
    }

    private static String describedByPackage(Class<?> wanted) {
        return switch (wanted.getSimpleName()) {
            case "Instant" -> "a time such as 2026-01-31T09:00:00Z";
            case "PointInTime" -> "a time such as 2026-01-31T09:00:00Z, -15d or +4h30m";
            case "Duration", "TimeSpan" -> "a length of time such as PT2S, 15d, 4h30m or 500ms";
            case "URI", "URL" -> "a URL";
            default -> "an object";
        };
    }

    private static String pointer(JacksonException unreadable) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : unreadable.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    /** The pointer of a member that is named, but which the path may or may not end with. */
    private static String member(String at, String name) {
        String last = "/" + escaped(name);
        return at.endsWith(last) ? at : at + last;
    }

    private static String escaped(String name) {
        return shortened(name).replace("~", "~0").replace("/", "~1");
    }

    private static String shortened(String text) {
        return text.length() > REPEATED ? text.substring(0, REPEATED) + "..." : text;
    }
}

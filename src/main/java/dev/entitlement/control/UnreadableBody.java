package dev.entitlement.control;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
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
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in plain words, and with a JSON Pointer, why a document could not be read. */
public final class UnreadableBody {

    private static final Pattern MISSING = Pattern.compile("Missing required creator property '([^']{1,200})'");
    private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"([^\"]{1,200})\"");
    private static final Pattern TRAILING = Pattern.compile("Trailing token");

    /** How many characters of a pointer lead to where one is, at least roughly. */
    private static final int LONGEST_POINTER = 200;

    private UnreadableBody() {}

    /** The refusal to answer with. A {@link ControlException} of the type that was to be made of the body comes through. */
    static ControlException refusal(JacksonException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof ControlException refused) {
                return refused;
            }
        }
        return ControlException.badRequest(List.of(error(unreadable)));
    }

    /** What is wrong, and where. */
    public static ControlError error(JacksonException unreadable) {
        String at = pointer(unreadable);
        String subject = subject(unreadable);
        Matcher missing = MISSING.matcher(unreadable.getOriginalMessage());
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return unknownProperty(at, unknown);
        }
        if (unreadable instanceof StreamConstraintsException) {
            return new ControlError(at, subject + " is too deep, or holds a number, name or text that is too long.");
        }
        if (unreadable instanceof InputCoercionException) {
            return new ControlError(at, subject + " holds a number that is too large.");
        }
        if (unreadable instanceof StreamReadException) {
            return unparsable(at, subject, unreadable);
        }
        if (missing.find()) {
            return new ControlError(member(at, missing.group(1)), "'" + missing.group(1) + "' is missing.");
        }
        if (TRAILING.matcher(unreadable.getOriginalMessage()).find()) {
            return new ControlError(at, subject + " is followed by something else.");
        }
        if (unreadable instanceof InvalidNullException) {
            return new ControlError(at, subject + " must not be null.");
        }
        Throwable cause = unreadable.getCause();
        if (cause instanceof MemberRefused refused) {
            return new ControlError(
                    at + "/" + escaped(refused.member()), Sentence.of(String.valueOf(refused.getMessage())));
        }
        return reason(cause)
                .map(reason -> new ControlError(at, Sentence.of(reason)))
                .orElseGet(() -> mismatch(at, subject, unreadable));
    }

    private static ControlError unknownProperty(String at, UnrecognizedPropertyException unknown) {
        List<String> known = Optional.ofNullable(unknown.getKnownPropertyIds()).stream()
                .flatMap(Collection::stream)
                .map(String::valueOf)
                .sorted()
                .toList();
        String detail = "There is no member '" + Sentence.shortened(unknown.getPropertyName()) + "' here"
                + Nearest.to(unknown.getPropertyName(), known)
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse(known.isEmpty() ? "." : "; there are: " + String.join(", ", known) + ".");
        return new ControlError(at, detail, known);
    }

    private static ControlError unparsable(String at, String subject, JacksonException unreadable) {
        Matcher twice = TWICE.matcher(unreadable.getOriginalMessage());
        if (twice.find()) {
            return new ControlError(member(at, twice.group(1)), "'" + twice.group(1) + "' is there twice.");
        }
        return new ControlError(
                at,
                subject + " is not JSON at line " + unreadable.getLocation().getLineNr() + ", column "
                        + unreadable.getLocation().getColumnNr() + ".");
    }

    /** In the words of the type that was to be made of the value. */
    private static Optional<String> reason(@Nullable Throwable cause) {
        return cause != null && cause.getClass() == IllegalArgumentException.class && cause.getMessage() != null
                ? Optional.of(cause.getMessage())
                : Optional.empty();
    }

    private static ControlError mismatch(String at, String subject, JacksonException unreadable) {
        Class<?> wanted = unreadable instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        String given = unreadable instanceof InvalidFormatException format
                ? ", and '" + Sentence.shortened(String.valueOf(format.getValue())) + "' is not"
                : "";
        if (wanted != null && wanted.isEnum()) {
            List<String> allowed = EnumNames.of(wanted);
            return new ControlError(
                    at, subject + " must be one of " + String.join(", ", allowed) + given + ".", allowed);
        }
        return new ControlError(at, subject + " must be " + named(wanted) + given + ".");
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
            default -> isWrittenAsText(wanted) ? "a text or an object" : "an object";
        };
    }

    /** Whether a text can stand for the whole. */
    private static boolean isWrittenAsText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(made -> made.isAnnotationPresent(JsonCreator.class)
                        && made.getParameterCount() == 1
                        && made.getParameterTypes()[0] == String.class);
    }

    /** A pointer that is too long to be read by anybody is cut off between two members. */
    private static String pointer(JacksonException unreadable) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : unreadable.getPath()) {
            if (pointer.length() > LONGEST_POINTER) {
                return pointer.append("/...").toString();
            }
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    /** What the pointer points at, as a sentence begins with it. */
    private static String subject(JacksonException unreadable) {
        List<JacksonException.Reference> path = unreadable.getPath();
        String name = null;
        for (JacksonException.Reference step : path) {
            name = step.getPropertyName() == null ? name : step.getPropertyName();
        }
        if (name == null) {
            return path.isEmpty() ? "The body" : "An entry";
        }
        boolean entry = path.get(path.size() - 1).getPropertyName() == null;
        return (entry ? "An entry of '" : "'") + Sentence.shortened(name) + "'";
    }

    /** The pointer of a member that is named, but which the path may or may not end with. */
    private static String member(String at, String name) {
        String last = "/" + escaped(name);
        return at.endsWith(last) ? at : at + last;
    }

    private static String escaped(String name) {
        return Sentence.shortened(name).replace("~", "~0").replace("/", "~1");
    }
}

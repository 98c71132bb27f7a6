package dev.entitlement.seed;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.DocumentRefused;
import dev.entitlement.control.Nearest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.UnreadableBody;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** A document that cannot be followed: what is wrong with it, and where. */
final class BadSeedException extends DocumentRefused {

    private static final Pattern TOLD = Pattern.compile(
            "^Missing required creator property '([^']+)'|^Duplicate Object property \"(.*)\"", Pattern.DOTALL);

    private final transient List<ControlError> errors;

    private BadSeedException(List<ControlError> errors, @Nullable Throwable cause) {
        super(errors.get(0).detail(), cause);
        this.errors = List.copyOf(errors);
    }

    /** At least one, in the document's order. */
    List<ControlError> errors() {
        return errors;
    }

    @Override
    public List<ControlError> errorsWithin(String pointer) {
        return errors.stream()
                .map(error -> new ControlError(
                        pointer + error.pointer(), Places.Place.withoutWords(error.detail()), error.allowed()))
                .toList();
    }

    /** A document with one thing wrong. */
    static BadSeedException at(Places.Place place, String detail) {
        return new BadSeedException(List.of(place.error(detail, List.of())), null);
    }

    /** A document whose values could be read, but not used. */
    static BadSeedException of(List<ControlError> errors) {
        return new BadSeedException(errors, null);
    }

    /** A document whose sections contradict themselves, each other or what is there. */
    static BadSeedException of(SeedLoad.Unfollowable refused, Places places) {
        return new BadSeedException(
                refused.problems().stream()
                        .map(problem -> places.of(problem.about())
                                .error(String.valueOf(problem.getMessage()), problem.allowed()))
                        .toList(),
                refused);
    }

    /**
     * A document that cannot be read.
     *
     * @param reading what was being read
     */
    static BadSeedException of(JacksonException unreadable, Places.Place reading) {
        if (unreadable.getCause() instanceof MarkedYamlEngineException yaml
                && yaml.getProblemMark().isPresent()) {
            return at(Places.Place.of(yaml.getProblemMark().get()), plain(yaml.getProblem()));
        }
        TokenStreamLocation location = unreadable.getLocation();
        String words = location == null || location.getLineNr() < 1 ? reading.words() : Places.Place.words(location);
        Places.Place place = new Places.Place(reading.pointer() + pointer(unreadable), words);
        Known known = known(unreadable);
        return new BadSeedException(List.of(place.error(known.detail(), known.allowed())), unreadable);
    }

    /** What is wrong in words that do not speak of classes. */
    private record Known(String detail, List<String> allowed) {}

    private static Known known(JacksonException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            List<String> names = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            Optional<String> nearest = Nearest.to(unknown.getPropertyName(), names);
            return new Known(
                    "there is no property '" + unknown.getPropertyName() + "'"
                            + nearest.map(name -> "; the nearest is '" + name + "'")
                                    .orElse(""),
                    names);
        }
        if (unreadable instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            List<String> names = namesOf(format.getTargetType());
            return new Known("'" + format.getValue() + "' is none of " + String.join(", ", names), names);
        }
        if (unreadable instanceof ValueInstantiationException && unreadable.getCause() != null) {
            return new Known(String.valueOf(unreadable.getCause().getMessage()), List.of());
        }
        if (unreadable instanceof StreamConstraintsException) {
            boolean deep = String.valueOf(unreadable.getOriginalMessage()).contains("nesting depth");
            String tooMuch = deep
                    ? "it is nested more than " + SeedFormat.DEEPEST + " deep"
                    : "there is a number, a name or a text that is too long";
            return new Known(tooMuch, List.of());
        }
        if (unreadable.getCause() instanceof NumberFormatException) {
            return new Known("a number, or the number of a character after a backslash, cannot be read", List.of());
        }
        if (unreadable instanceof InvalidNullException) {
            return new Known("there is nothing (null)", List.of());
        }
        Matcher told = TOLD.matcher(String.valueOf(unreadable.getOriginalMessage()));
        if (told.find()) {
            String missing = told.group(1);
            return new Known(
                    missing != null ? missing + " is missing" : "'" + told.group(2) + "' is there twice", List.of());
        }
        if (unreadable instanceof MismatchedInputException || unreadable instanceof InputCoercionException) {
            ControlError error = UnreadableBody.error(unreadable);
            return new Known(error.detail(), error.allowed());
        }
        return new Known(plain(unreadable.getOriginalMessage()), List.of());
    }

    private static List<String> namesOf(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(value -> EnumNamingStrategies.LOWER_CAMEL_CASE.convertEnumToExternalName(
                        null, null, ((Enum<?>) value).name()))
                .toList();
    }

    /** What a parser says of a text, without what it says of itself. */
    private static String plain(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : message.replaceAll("\\s*\\((?:start marker|for \\w+ starting) at \\[Source[^\\]]*\\]\\)", "")
                        .replaceAll("\\s*\\((?:not recognized|maybe)[^)]*(?:\\)[^)]*)?\\)", "")
                        .replaceAll(": enable `[^`]*` to allow", "")
                        .replaceAll("^\\w+Exception: ", "")
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private static String pointer(JacksonException unreadable) {
        return unreadable.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}

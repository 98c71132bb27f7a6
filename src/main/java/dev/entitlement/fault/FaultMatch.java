package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.criteria.KnownMethods;
import dev.entitlement.criteria.KnownOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a rule is for: those that agree with everything that is named here.
 *
 * @param operation a name from {@code GET /_emulator/coverage} or {@code token.issue}; one that ends in {@code *} stands
 *     for all that begin so
 * @param resource the GUID in the path
 * @param client the calling app's client id
 * @param user the calling user's object id; of an app that calls as itself, that of its service principal
 * @param header names in any case, each with the value that one of its values must have; {@code *} stands for anything
 * @param method in any case
 * @param path without the query, as Graph's reference spells it, in any case; {@code *} stands for anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultMatch(
        @Nullable String operation,
        @Nullable UUID resource,
        @Nullable UUID client,
        @Nullable UUID user,
        @Nullable Map<String, String> header,
        @Nullable String method,
        @Nullable String path) {

    static final FaultMatch ANYTHING = new FaultMatch(null, null, null, null, null, null, null);

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_PATTERN = 1024;
    private static final int MOST_HEADERS = 10;

    /** A <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">token</a>. */
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    void check(KnownOperations known, Problems problems) {
        problems.text("/match/operation", operation, LONGEST_NAME);
        if (operation != null) {
            known.objectionTo("/match/operation", operation).ifPresent(problems::add);
        }
        problems.text("/match/path", path, LONGEST_PATTERN);
        if (method != null) {
            KnownMethods.objectionTo("/match/method", method).ifPresent(problems::add);
        }
        if (header != null) {
            if (header.size() > MOST_HEADERS) {
                problems.add("/match/header", "There are at most " + MOST_HEADERS + " headers.");
            }
            header.forEach((name, value) -> {
                String pointer = "/match/header/" + name.replace("~", "~0").replace("/", "~1");
                problems.text(pointer, name, LONGEST_NAME);
                problems.text(pointer, value, LONGEST_PATTERN);
                if (!HEADER_NAME.matcher(name).matches()) {
                    problems.add(pointer, "That is no name of a header.");
                }
                if (value.chars().anyMatch(Character::isISOControl)) {
                    problems.add(pointer, "No header has a value with control characters.");
                }
            });
        }
    }

    /** What of the call is otherwise than named here; nothing where it matches. */
    List<String> differences(MatchedCall call) {
        List<String> differences = new ArrayList<>();
        note(differences, "operation", operation == null || KnownOperations.isMeant(operation, call.operation()));
        note(differences, "resource", resource == null || resource.equals(call.resource()));
        note(differences, "client", client == null || client.equals(call.client()));
        note(differences, "user", user == null || user.equals(call.user()));
        note(differences, "method", method == null || method.equalsIgnoreCase(call.method()));
        note(
                differences,
                "path",
                path == null
                        || Wildcard.matches(
                                path.toLowerCase(Locale.ROOT), call.path().toLowerCase(Locale.ROOT)));
        if (header != null) {
            header.forEach((name, value) -> note(
                    differences,
                    "header " + name,
                    call.headers().apply(name).stream().anyMatch(sent -> Wildcard.matches(value, sent))));
        }
        return differences;
    }

    private static void note(List<String> differences, String what, boolean agrees) {
        if (!agrees) {
            differences.add(what);
        }
    }
}

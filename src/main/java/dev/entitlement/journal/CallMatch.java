package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.entitlement.control.ControlError;
import dev.entitlement.criteria.KnownMethods;
import dev.entitlement.criteria.KnownOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant; what is left out does not matter.
 *
 * @param operation such as {@code assignmentRequest.reprocess}; one that ends in {@code *} stands for all that begin so
 * @param resource GUID of what the call is about
 * @param method in any case
 * @param path without the query, in any case; a star stands for anything
 * @param client the app's client id
 * @param user object id
 * @param status such as 429, {@code "429"} or {@code "5xx"}
 * @param header of the request, names in any case; the value {@code *} is any
 * @param bodyContains part of the request's body, as the journal tells it
 * @param fault id or outcome of a fault, {@code any} or {@code none}
 * @param clientRequestId as the client has sent it
 */
record CallMatch(
        @Nullable String operation,
        @Nullable UUID resource,
        @Nullable String method,
        @Nullable String path,
        @Nullable UUID client,
        @Nullable UUID user,
        @Nullable Status status,
        @Nullable Map<String, String> header,
        @Nullable String bodyContains,
        @Nullable String fault,
        @Nullable String clientRequestId) {

    /** A status, or a class of them. */
    record Status(String text) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Status of(String text) {
            if (!CallFilter.isReadableStatus(text)) {
                throw new IllegalArgumentException("'" + text + "' is no status: write 429, or 5xx");
            }
            return new Status(text);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Status of(int status) {
            return of(String.valueOf(status));
        }
    }

    /**
     * A criterion that a call does not meet.
     *
     * @param actual {@code -} for nothing
     */
    record Miss(String criterion, String expected, String actual) {}

    /** Reads the parts of a call that may be told. */
    interface Reader {

        /** The headers that the client has sent, by name in lower case. */
        Map<String, String> headers(RecordedCall call);

        /** What the client has sent, as far as it was kept. */
        String body(RecordedCall call);
    }

    private record Criterion(String name, String expected, String actual, boolean met) {}

    /** What no call can be. */
    List<ControlError> objections(String pointer, KnownOperations known) {
        return Stream.of(
                        operation == null
                                ? Optional.<ControlError>empty()
                                : known.objectionTo(pointer + "/operation", operation),
                        method == null
                                ? Optional.<ControlError>empty()
                                : KnownMethods.objectionTo(pointer + "/method", method))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Which criteria a call does not meet; none for one that is meant. */
    List<Miss> missesOf(RecordedCall call, Reader reader) {
        return criteria(call, reader).stream()
                .filter(criterion -> !criterion.met())
                .map(criterion -> new Miss(criterion.name(), criterion.expected(), criterion.actual()))
                .toList();
    }

    /** How many criteria there are. */
    int size() {
        return (int) Stream.of(
                                operation,
                                resource,
                                method,
                                path,
                                client,
                                user,
                                status,
                                bodyContains,
                                fault,
                                clientRequestId)
                        .filter(Objects::nonNull)
                        .count()
                + (header == null ? 0 : header.size());
    }

    /** Whether a call is meant. What costs more is looked at last, and only if all else fits. */
    boolean matches(RecordedCall call, Reader reader) {
        return cheap(call).stream().allMatch(Criterion::met)
                && dear(call, reader).stream().allMatch(Criterion::met);
    }

    private List<Criterion> criteria(RecordedCall call, Reader reader) {
        List<Criterion> all = new ArrayList<>(cheap(call));
        all.addAll(dear(call, reader));
        return all;
    }

    private List<Criterion> cheap(RecordedCall call) {
        List<Criterion> all = new ArrayList<>();
        String called = call.notes().operation();
        add(all, "operation", operation, called, wanted -> called != null && KnownOperations.isMeant(wanted, called));
        same(all, "resource", resource, call.notes().resource());
        same(all, "method", method, call.head().method());
        same(all, "client", client, client == null ? null : CallFacts.clientOf(call));
        same(all, "user", user, CallFacts.userOf(call));
        add(
                all,
                "path",
                path,
                call.head().path(),
                wanted -> isPath(wanted, call.head().path()));
        int actual = Exchange.statusOf(call);
        add(
                all,
                "status",
                status == null ? null : status.text(),
                actual == 0 ? Exchange.of(call) : String.valueOf(actual),
                wanted -> CallFilter.isStatus(wanted, actual));
        add(all, "fault", fault, told(call.notes().faults()), wanted -> CallFilter.hasFault(wanted, call));
        add(
                all,
                "clientRequestId",
                clientRequestId,
                call.origin().clientRequestId(),
                wanted -> wanted.equals(call.origin().clientRequestId()));
        return all;
    }

    private List<Criterion> dear(RecordedCall call, Reader reader) {
        List<Criterion> all = new ArrayList<>();
        if (header != null && !header.isEmpty()) {
            Map<String, String> sent = reader.headers(call);
            new TreeMap<>(header).forEach((name, wanted) -> {
                String value = sent.get(name.toLowerCase(Locale.ROOT));
                boolean met = value != null && (wanted.equals("*") || wanted.equals(value));
                all.add(new Criterion("header " + name, wanted, value == null ? "-" : value, met));
            });
        }
        if (bodyContains != null) {
            String body = reader.body(call);
            all.add(new Criterion(
                    "bodyContains", bodyContains, body.isEmpty() ? "-" : body, body.contains(bodyContains)));
        }
        return all;
    }

    private static void same(List<Criterion> all, String name, @Nullable Object wanted, @Nullable Object actual) {
        add(
                all,
                name,
                wanted == null ? null : wanted.toString(),
                actual,
                text -> actual != null && text.equalsIgnoreCase(actual.toString()));
    }

    private static void add(
            List<Criterion> all,
            String name,
            @Nullable String wanted,
            @Nullable Object actual,
            Predicate<String> test) {
        if (wanted != null) {
            all.add(new Criterion(name, wanted, actual == null ? "-" : actual.toString(), test.test(wanted)));
        }
    }

    private static String told(List<?> faults) {
        return faults.isEmpty() ? "none" : faults.toString();
    }

    /** Compares piece by piece: a pattern of many stars must not take long on a long path. */
    static boolean isPath(String wanted, String actual) {
        String path = actual.toLowerCase(Locale.ROOT);
        String[] pieces = wanted.toLowerCase(Locale.ROOT).split("\\*", -1);
        if (pieces.length == 1) {
            return path.equals(pieces[0]);
        }
        String last = pieces[pieces.length - 1];
        if (!path.startsWith(pieces[0])) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = path.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return path.length() - last.length() >= at && path.endsWith(last);
    }
}

package dev.entitlement.journal;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.Sentence;
import dev.entitlement.criteria.KnownOperations;
import dev.entitlement.graph.Guids;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are asked for, by the parameters of a query; what is null does not matter.
 *
 * @param operation such as {@code assignmentRequest.reprocess}; one that ends in {@code *} stands for all that begin so
 * @param status a status, or {@code 4xx}
 * @param caller client id, or object id of a user
 * @param fault id of a fault, its outcome, {@code any} or {@code none}
 */
record CallFilter(
        @Nullable String operation,
        @Nullable String status,
        @Nullable String caller,
        @Nullable String fault,
        @Nullable String resource,
        @Nullable String clientRequestId) {

    /** @throws ControlException 400 for what no call can be */
    void require(KnownOperations known) {
        List<ControlError> errors = new ArrayList<>();
        if (operation != null) {
            known.objectionTo("", operation).ifPresent(errors::add);
        }
        if (status != null && !isReadableStatus(status)) {
            errors.add(new ControlError("", "'" + Sentence.shortened(status) + "' is no status: write 429, or 5xx."));
        }
        Stream.of(caller, resource)
                .filter(id -> id != null && !Guids.isGuid(id))
                .forEach(id -> errors.add(new ControlError("", "'" + Sentence.shortened(id) + "' is no GUID.")));
        if (!errors.isEmpty()) {
            throw ControlException.badRequest(errors);
        }
    }

    /** Whether a call is one of those. */
    boolean accepts(RecordedCall call) {
        return (operation == null || isOperation(operation, call.notes().operation()))
                && (status == null || isStatus(status, Exchange.statusOf(call)))
                && (caller == null || isId(caller, CallFacts.clientOf(call)) || isId(caller, CallFacts.userOf(call)))
                && (fault == null || hasFault(fault, call))
                && (resource == null || isId(resource, call.notes().resource()))
                && (clientRequestId == null
                        || clientRequestId.equals(call.origin().clientRequestId()));
    }

    /** Whether a text is a status, 100 to 599, or a class of them. */
    static boolean isReadableStatus(String text) {
        return text.toLowerCase(Locale.ROOT).matches("[1-5](?:\\d\\d|xx)");
    }

    static boolean isStatus(String wanted, int actual) {
        return wanted.toLowerCase(Locale.ROOT).endsWith("xx")
                ? wanted.charAt(0) - '0' == actual / 100
                : wanted.equals(String.valueOf(actual));
    }

    static boolean hasFault(String wanted, RecordedCall call) {
        List<String> met = call.notes().faults().stream()
                .flatMap(fault -> List.of(fault.id(), fault.outcome()).stream())
                .toList();
        return switch (wanted) {
            case "any" -> !met.isEmpty();
            case "none" -> met.isEmpty();
            default -> met.contains(wanted);
        };
    }

    private static boolean isOperation(String wanted, @Nullable String actual) {
        return actual != null && KnownOperations.isMeant(wanted, actual);
    }

    private static boolean isId(String wanted, @Nullable UUID actual) {
        return actual != null && wanted.equalsIgnoreCase(actual.toString());
    }
}

package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.criteria.KnownOperations;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds calls in the journal, as the control API asks for them. */
@Service
class CallQueries {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final Calls calls;
    private final Telling telling;
    private final Tenants tenants;
    private final VirtualClock clock;
    private final KnownOperations operations;

    CallQueries(Calls calls, Telling telling, Tenants tenants, VirtualClock clock, KnownOperations operations) {
        this.calls = calls;
        this.telling = telling;
        this.tenants = tenants;
        this.clock = clock;
        this.operations = operations;
    }

    /**
     * A page of calls.
     *
     * @param requests the calls, the one received last at the end
     * @param next what {@code after} is for the page that follows; null where none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<CallJson> requests, @Nullable Long next) {}

    /**
     * From when on calls count.
     *
     * @param after calls with a greater number
     * @param from calls received then or later; null for all
     */
    record Since(long after, @Nullable Instant from) {

        boolean includes(RecordedCall call) {
            return call.sequence() > after
                    && (from == null || !call.head().received().isBefore(from));
        }
    }

    /** A page of the calls that a filter accepts. */
    Page page(
            @Nullable String tenant,
            CallFilter filter,
            @Nullable String since,
            @Nullable String limit,
            @Nullable String after) {
        filter.require(operations);
        int size = (int) number("limit", limit, USUAL_PAGE, 1, LARGEST_PAGE);
        long beyond = number("after", after, 0, 0, Long.MAX_VALUE);
        Since from = since(since);
        Set<UUID> of = tenantIds(tenant);
        calls.settle();
        List<RecordedCall> found = calls.calls(
                of, Math.max(from.after(), beyond), call -> from.includes(call) && filter.accepts(call), size + 1);
        boolean more = found.size() > size;
        List<RecordedCall> told = calls.withConsequences(more ? found.subList(0, size) : found);
        return new Page(
                told.stream().map(telling::whole).toList(),
                more ? told.get(size - 1).sequence() : null);
    }

    /**
     * One call.
     *
     * @param id its request id, or its client-request-id where no other call has the same
     */
    CallJson one(@Nullable String tenant, String id) {
        Set<UUID> of = tenantIds(tenant);
        calls.settle();
        RecordedCall known =
                calls.find(id).filter(call -> of == null || isOf(of, call)).orElse(null);
        if (known != null) {
            return whole(known);
        }
        List<RecordedCall> named =
                calls.calls(of, 0, call -> id.equals(call.origin().clientRequestId()), Integer.MAX_VALUE);
        if (named.size() > 1) {
            throw ControlException.conflict(named.size() + " calls have this client-request-id; the last of them are "
                    + named.stream()
                            .skip(Math.max(0, named.size() - 10))
                            .map(call -> call.origin().requestId())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return named.stream()
                .findFirst()
                .map(this::whole)
                .orElseThrow(() -> ControlException.notFound(
                        "No call that is remembered has this request-id or client-request-id."));
    }

    /** Forgets the calls of a tenant, or all, and tells how many. */
    int forget(@Nullable String tenant) {
        Set<UUID> of = tenantIds(tenant);
        return calls.forget(of);
    }

    /** Waits a moment for calls whose answers have just gone out. */
    void settle() {
        calls.settle();
    }

    /** As {@link Calls#catchUp}. */
    void catchUp(boolean last) {
        calls.catchUp(last);
    }

    /** The calls since then, in order, without what came of them. */
    List<RecordedCall> calls(@Nullable Set<UUID> of, Since since) {
        return calls.calls(of, since.after(), since::includes, Integer.MAX_VALUE);
    }

    /** As {@link Calls#withConsequences}. */
    List<RecordedCall> withConsequences(List<RecordedCall> of) {
        return calls.withConsequences(of);
    }

    private CallJson whole(RecordedCall call) {
        return telling.whole(calls.withConsequences(List.of(call)).get(0));
    }

    /** Whose calls are meant; null for everybody's. */
    @Nullable
    Set<UUID> tenantIds(@Nullable String tenant) {
        return tenant == null
                ? null
                : tenants.selection(tenant).stream().map(Tenant::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Reads an instant, a time before now, or the number of a call; null for always. */
    Since since(@Nullable String text) {
        if (text == null) {
            return new Since(0, null);
        }
        if (text.matches("\\d{1,18}")) {
            return new Since(Long.parseLong(text), null);
        }
        try {
            return new Since(0, PointInTime.parse(text).from(clock.wallTime()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException noTime) {
            throw ControlException.badRequest("since: " + noTime.getMessage() + ", or the sequence number of a call");
        }
    }

    private static long number(String name, @Nullable String text, long otherwise, long least, long most) {
        if (text == null) {
            return otherwise;
        }
        long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw ControlException.badRequest("'" + name + "' is a whole number from " + least
                    + (most == Long.MAX_VALUE ? " on" : " to " + most) + ", not '" + text + "'.");
        }
        return number;
    }

    private static boolean isOf(Set<UUID> tenantIds, RecordedCall call) {
        UUID tenantId = call.tenantId();
        return tenantId != null && tenantIds.contains(tenantId);
    }
}

package dev.entitlement.journal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The calls that are remembered, as the control API tells them. Thread-safe. */
interface Calls {

    /**
     * Waits until calls whose answer has gone out, or was broken by a fault, are noted as ended: who reads right after an
     * answer finds it. What is held up on purpose is not waited for beyond that moment.
     */
    void settle();

    /**
     * Whoever looks again and again sees from now on what has been published in this process.
     *
     * @param last whether this is the last look, which sees all that {@link #settle} waits for
     */
    void catchUp(boolean last);

    /** The call with this request id; empty when it is unknown or forgotten. */
    Optional<RecordedCall> find(String requestId);

    /**
     * The first calls of some tenants, those going on included, in the order in which they were received; what came of them
     * is told by {@link #withConsequences}.
     *
     * @param tenantIds null for all, and for what is nobody's
     * @param after only those received later than the one with this number
     * @param most no more than so many
     */
    List<RecordedCall> calls(@Nullable Set<UUID> tenantIds, long after, Predicate<RecordedCall> filter, int most);

    /** The same calls with what has come of each. */
    List<RecordedCall> withConsequences(List<RecordedCall> calls);

    /**
     * Forgets calls that have ended.
     *
     * @param tenantIds whose; null for all, and for what is nobody's
     * @return how many
     */
    int forget(@Nullable Set<UUID> tenantIds);

    /** The calls of a tenant were reset, by this process or another. Waits for nothing. */
    void removed(UUID tenantId);

    /** After a reset by this process: waits until no other one has anything left of what was before. */
    void settleReset();
}

package dev.entitlement.fault;

import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetListener;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts calls and refuses those that are too many, on wall time. */
interface Throttling extends ResetListener {

    /** Whether anybody may be throttled: what every call asks. Never waits. */
    boolean mayBeAny();

    /**
     * Throttles a tenant otherwise. All levels begin empty.
     *
     * @throws ControlException 400 for limits that are out of bounds
     */
    void set(UUID tenantId, ThrottlingSettings.Change change);

    ThrottlingSettings settings(UUID tenantId);

    /** How full a limit of a tenant is, for everybody who has used some of it. */
    List<Levels.Filled> filled(UUID tenantId, Limit limit);

    /** Counts a call, unless it is one too many. */
    Verdict judge(UUID tenantId, @Nullable UUID client);
}

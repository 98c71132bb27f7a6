package dev.entitlement.fault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keeps the rules that are in force, for each tenant in the order in which they were armed, and counts for them. */
interface FaultStore {

    /** Whether there may be any rule at all: what every call asks. Never waits. */
    boolean mayBeAny();

    /** The rules of a tenant. */
    List<ArmedFault> of(UUID tenantId);

    /** The rules of all other tenants. */
    Stream<ArmedFault> elsewhere(UUID tenantId);

    /** The rules of a tenant, with what they have done at this moment, whoever has counted. */
    List<ArmedFault> counted(UUID tenantId);

    /** Changes the rules of a tenant while nobody else does; not at all where that fails. Whom a rule holds that goes, goes on. */
    <T> T change(UUID tenantId, Function<FaultList, T> change);

    /** Has a rule take a call that matches it, if it is due. */
    Optional<ArmedFault.Hit> take(ArmedFault rule, MatchedCall call, Instant now);

    /** Notes a call that differs from what a rule wants in one thing only. */
    void noteNear(ArmedFault rule, String call);

    /** Notes that a call of another tenant would have matched. */
    void noteElsewhere(ArmedFault rule);

    /** Knows nothing more of a tenant, whose rules are gone. */
    void forget(UUID tenantId);

    /** Lets go whoever waits for others in this process. */
    void releaseAll();
}

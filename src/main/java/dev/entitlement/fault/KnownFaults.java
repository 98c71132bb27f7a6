package dev.entitlement.fault;

import dev.entitlement.fault.ArmedFault.Arming;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this process knows of the rules in the database. Thread-safe. */
final class KnownFaults {

    private final FaultRows rows;
    private final Function<Arming, Gathering> gatherings;
    private final OfFewTenants<List<ArmedFault>> rules = new OfFewTenants<>(this::readAll, this::read);

    /** @param gatherings where the barrier of a rule holds calls */
    KnownFaults(FaultRows rows, Function<Arming, Gathering> gatherings) {
        this.rows = rows;
        this.gatherings = gatherings;
    }

    /** Whether there is any rule, or nobody knows. */
    boolean mayBeAny() {
        return !rules.isUpToDate() || !rules.known().isEmpty();
    }

    /** The rules of every tenant that has any, read where they were changed. */
    Map<UUID, List<ArmedFault>> now() {
        return rules.now();
    }

    /** Reads a tenant's rules again when they are asked for next. */
    void changed(UUID tenantId) {
        rules.forget(tenantId);
    }

    /** Reads all rules again when they are asked for next. */
    void changed() {
        rules.forgetAll();
    }

    /** Lets go whoever waits at rules of a tenant, as far as they are known. */
    void release(UUID tenantId, Predicate<ArmedFault> which) {
        rules.known().getOrDefault(tenantId, List.of()).stream().filter(which).forEach(ArmedFault::release);
    }

    void releaseAll() {
        rules.known().keySet().forEach(tenantId -> release(tenantId, rule -> true));
    }

    /** A barrier was opened by another process. */
    void opened(UUID tenantId, UUID arming, long number) {
        rules.known().getOrDefault(tenantId, List.of()).stream()
                .filter(rule -> rule.arming().id().equals(arming))
                .forEach(rule -> opened(rule.gathering(), number));
    }

    private static void opened(Gathering gathering, long number) {
        if (gathering instanceof SharedGathering shared) {
            shared.opened(number);
        }
    }

    /** The rules of rows: the same as before where they are the same, so that whoever waits at one finds the others. */
    List<ArmedFault> of(UUID tenantId, List<FaultRows.Row> found) {
        Map<UUID, ArmedFault> before = rules.known().getOrDefault(tenantId, List.of()).stream()
                .collect(Collectors.toMap(rule -> rule.arming().id(), Function.identity()));
        return found.stream().map(row -> known(row, before.get(row.armed()))).toList();
    }

    private ArmedFault known(FaultRows.Row row, @Nullable ArmedFault before) {
        if (before == null) {
            return armed(row.arming().get(), row.seedNumber(), row.tally());
        }
        before.counted(row.tally());
        return before;
    }

    /** A rule as this process knows it from now on. */
    ArmedFault armed(Arming arming, long seedNumber, Tally tally) {
        String id = String.valueOf(arming.rule().id());
        return new ArmedFault(arming, matched -> Choices.of(seedNumber, id, matched), gatherings.apply(arming), tally);
    }

    private Map<UUID, List<ArmedFault>> readAll() {
        Map<UUID, List<FaultRows.Row>> all =
                rows.all().stream().collect(Collectors.groupingBy(FaultRows.Row::tenantId));
        rules.known().keySet().stream()
                .filter(tenantId -> !all.containsKey(tenantId))
                .forEach(tenantId -> release(tenantId, rule -> true));
        return all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> read(entry.getKey(), entry.getValue())));
    }

    private @Nullable List<ArmedFault> read(UUID tenantId) {
        List<ArmedFault> now = read(tenantId, rows.of(tenantId));
        return now.isEmpty() ? null : now;
    }

    private List<ArmedFault> read(UUID tenantId, List<FaultRows.Row> found) {
        List<ArmedFault> now = of(tenantId, found);
        release(tenantId, rule -> !now.contains(rule));
        return now;
    }
}

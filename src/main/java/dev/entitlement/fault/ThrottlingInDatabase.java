package dev.entitlement.fault;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.KeptPerTenant;
import dev.entitlement.control.ResetPart;
import dev.entitlement.fault.ThrottlingRows.Throttled;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import dev.entitlement.fault.ThrottlingSettings.Scope;
import dev.entitlement.store.OnSharedDatabase;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Settings and levels that all processes on one database share. Who is throttled is known in memory, and read again when
 * another process has changed it; the levels are rows, and the calls of a throttled tenant hold them one after the other.
 * Time is the database's, so that the clocks of the processes need not agree.
 */
@Component
@OnSharedDatabase
class ThrottlingInDatabase extends KeptPerTenant<OfFewTenants<Throttled>> implements Throttling {

    private static final String TOPIC = "throttling";

    /** Always the same, so that calls of two tenants that hold levels of an app wait for each other in turn. */
    private static final Comparator<Limit> ORDER = Comparator.comparing(Limit::scope)
            .thenComparing(Limit::permits)
            .thenComparing(limit -> limit.per().length());

    private final ThrottlingRows rows;
    private final OwnTransaction transaction;
    private final ApplicationEventPublisher events;

    ThrottlingInDatabase(ThrottlingRows rows, OwnTransaction transaction, ApplicationEventPublisher events) {
        super(TOPIC, new OfFewTenants<>(rows::all, tenantId -> rows.of(tenantId).orElse(null)), ResetPart.FAULTS);
        this.rows = rows;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public boolean mayBeAny() {
        return !known.isUpToDate()
                || known.known().values().stream()
                        .anyMatch(throttled -> throttled.settings().enabled());
    }

    @Override
    public void set(UUID tenantId, ThrottlingSettings.Change change) {
        transaction.of(() -> {
            ThrottlingSettings complete = rows.holdOrBegin(tenantId).settings().with(change);
            complete.requireSound();
            rows.save(tenantId, complete);
            events.publishEvent(new ChangedHere(TOPIC, tenantId));
            return complete;
        });
        known.forget(tenantId);
    }

    @Override
    public ThrottlingSettings settings(UUID tenantId) {
        known.forget(tenantId);
        Throttled throttled = known.now().get(tenantId);
        return throttled == null ? ThrottlingSettings.OFF : throttled.settings();
    }

    @Override
    public List<Levels.Filled> filled(UUID tenantId, Limit limit) {
        Instant now = rows.now();
        return rows.levels(tenantId, limit).stream()
                .map(used -> Levels.Filled.of(used.level(), used.client(), now))
                .toList();
    }

    @Override
    public Verdict judge(UUID tenantId, @Nullable UUID client) {
        Throttled throttled = known.now().get(tenantId);
        return throttled == null || !throttled.settings().enabled()
                ? Verdict.FREE
                : transaction.of(() -> judged(throttled, client));
    }

    /** By the settings that there are by now. */
    private Verdict judged(Throttled throttled, @Nullable UUID client) {
        UUID tenantId = throttled.tenantId();
        Throttled held = rows.hold(tenantId).orElse(null);
        if (held == null || !held.revision().equals(throttled.revision())) {
            known.forget(tenantId);
        }
        if (held == null || !held.settings().enabled()) {
            return Verdict.FREE;
        }
        Instant now = rows.now();
        List<Limit> limits = held.settings().limits().stream().distinct().toList();
        Map<Limit, Level> levels = new HashMap<>();
        limits.stream()
                .sorted(ORDER)
                .forEach(limit -> levels.put(limit, rows.hold(tenantId, limit, counted(limit, client), now)));
        Verdict verdict = Verdict.of(
                limits.stream().map(levels::get).toList(),
                client,
                held.settings().punishEarlyRetry(),
                now);
        levels.forEach((limit, level) -> rows.save(tenantId, counted(limit, client), level));
        return verdict;
    }

    private static @Nullable UUID counted(Limit limit, @Nullable UUID client) {
        return limit.scope() == Scope.TENANT ? null : client;
    }
}

package dev.entitlement.tenancy;

import dev.entitlement.clock.ClockKept;
import dev.entitlement.clock.TenantClocks;
import dev.entitlement.clock.TenantTime;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetPart;
import dev.entitlement.store.TenantCopies;
import dev.entitlement.store.TenantRows;
import dev.entitlement.tenant.Replacement;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.TenantName;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Exact copies of what is in a tenant: every row that a module keeps of it, the queue and the tenant's time included. */
@Service
class Snapshots {

    private static final int MOST_OF_A_TENANT = 20;

    /** What is replaced in a tenant by what is done with its copies only. */
    private static final Set<ResetPart> NOTHING = Set.of();

    /** Compressed. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final SnapshotRepository snapshots;
    private final TenantCopies copies;
    private final TenantRows rows;
    private final Replacement replacement;
    private final ContentsReader contents;
    private final VirtualClock clock;
    private final TenantClocks clocks;
    private final ApplicationEventPublisher events;

    Snapshots(
            SnapshotRepository snapshots,
            TenantCopies copies,
            TenantRows rows,
            Replacement replacement,
            ContentsReader contents,
            VirtualClock clock,
            TenantClocks clocks,
            ApplicationEventPublisher events) {
        this.snapshots = snapshots;
        this.copies = copies;
        this.rows = rows;
        this.replacement = replacement;
        this.contents = contents;
        this.clock = clock;
        this.clocks = clocks;
        this.events = events;
    }

    List<SnapshotJson> of(Tenant tenant) {
        return snapshots.of(tenant.id());
    }

    /**
     * Takes a snapshot, in the place of one of the same name.
     *
     * @throws ControlException 400 for what is no name, 409 when there are too many or it would be too large
     */
    SnapshotJson take(Tenant tenant, String name) {
        requireName(name);
        UUID id = tenant.id();
        return replacement.of(id, NOTHING, () -> taken(id, name));
    }

    private SnapshotJson taken(UUID tenantId, String name) {
        snapshots.delete(tenantId, name);
        if (snapshots.of(tenantId).size() >= MOST_OF_A_TENANT) {
            throw ControlException.conflict("A tenant has at most " + MOST_OF_A_TENANT
                    + " snapshots. Delete one, or take one of the same name.");
        }
        BoundedBytes content = new BoundedBytes(LARGEST);
        int count;
        try {
            count = copies.copy(tenantId, content);
        } catch (BoundedBytes.Exceeded tooLarge) {
            throw ControlException.conflict(
                    "There is more in the tenant than a snapshot holds, " + LARGEST + " bytes when it is compressed.");
        }
        byte[] bytes = content.toByteArray();
        SnapshotJson snapshot =
                new SnapshotJson(name, tenantId, clock.wallTime().truncatedTo(ChronoUnit.MILLIS), count, bytes.length);
        snapshots.save(snapshot, copies.schemaVersion(), bytes);
        return snapshot;
    }

    /**
     * Puts a snapshot in the place of what is in the tenant.
     *
     * @param kept what stays as it is: the clock; whatever else a snapshot does not hold stays in any case
     * @return how many entities there are now
     * @throws ControlException 404 when there is none of this name, 409 when it was taken by another version
     */
    int restore(Tenant tenant, String name, Set<ResetPart> kept) {
        UUID id = tenant.id();
        Set<ResetPart> parts = EnumSet.copyOf(copies.parts());
        parts.removeAll(kept);
        return replacement.of(id, parts, () -> restored(id, name, parts));
    }

    private int restored(UUID tenantId, String name, Set<ResetPart> parts) {
        String version = snapshots.schemaVersionOf(tenantId, name).orElseThrow(() -> notFound(name));
        if (!version.equals(copies.schemaVersion())) {
            throw ControlException.conflict("The snapshot '" + name
                    + "' was taken by another version of the emulator, whose" + " tables are not the same.");
        }
        TenantTime before = clocks.of(tenantId);
        // What the queue holds is timed by the clock that was copied with it.
        copies.restore(tenantId, snapshots.contentOf(tenantId, name));
        if (!parts.contains(ResetPart.CLOCK)) {
            events.publishEvent(new ClockKept(tenantId, before));
        }
        return rows.count(tenantId);
    }

    /** @throws ControlException 404 when there is none of this name */
    void delete(Tenant tenant, String name) {
        UUID id = tenant.id();
        replacement.of(id, NOTHING, () -> {
            if (!snapshots.delete(id, name)) {
                throw notFound(name);
            }
            return id;
        });
    }

    private void requireName(String name) {
        if (!TenantName.isAlias(name) || contents.names().contains(name)) {
            String detail = "A snapshot's name is 1 to " + TenantName.LONGEST
                    + " letters, digits, '-', '_' and '.', begins with a letter or a digit, and is none of "
                    + contents.names() + ".";
            throw ControlException.badRequest(detail, List.of(new ControlError("/name", detail)));
        }
    }

    private static ControlException notFound(String name) {
        return ControlException.notFound(
                "There is no snapshot '" + (name.length() > 100 ? name.substring(0, 100) : name) + "' of this tenant.");
    }
}

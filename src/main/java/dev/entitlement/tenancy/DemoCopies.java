package dev.entitlement.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entitlement.clock.TenantClocks;
import dev.entitlement.clock.TenantTime;
import dev.entitlement.seed.Seeds;
import dev.entitlement.seed.StartSeeded;
import dev.entitlement.store.TenantCopies;
import dev.entitlement.store.TenantRows;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The rows that the demo has become in a tenant, for the next reset: to put them back takes a fraction of the time of
 * following the document once more. All that differs from one time to the other are its times, which are all relative to
 * now. The clock of the tenant must go as the time outside does: otherwise not all of them move by the same distance.
 */
@Component
class DemoCopies {

    private static final int MOST = 1_000;

    private final TenantCopies copies;
    private final TenantRows rows;
    private final TenantClocks clocks;
    private final Seeds seeds;
    private final Cache<UUID, Filled> filled =
            Caffeine.newBuilder().maximumSize(MOST).build();

    DemoCopies(TenantCopies copies, TenantRows rows, TenantClocks clocks, Seeds seeds) {
        this.copies = copies;
        this.rows = rows;
        this.clocks = clocks;
        this.seeds = seeds;
    }

    private static final class Filled {
        private final Instant at;
        private final byte[] rows;
        private final int entities;

        Filled(Instant at, byte[] rows, int entities) {
            this.at = at;
            this.rows = rows;
            this.entities = entities;
        }
    }

    /**
     * Puts the demo back as it was when the tenant was filled with it last, as of now.
     *
     * @param contents what the tenant is to be filled with
     * @return how many entities there are now; empty where nothing was put back
     */
    OptionalInt putBack(UUID tenantId, Contents contents, Instant now) {
        Filled before = isDemo(contents) ? filled.getIfPresent(tenantId) : null;
        if (before == null || !isOutside(tenantId)) {
            return OptionalInt.empty();
        }
        copies.putBack(before.rows, Duration.between(before.at, now));
        return OptionalInt.of(before.entities);
    }

    /**
     * Keeps what the tenant was just filled with, if that is the demo.
     *
     * @param at what its times are relative to
     * @return how many entities there are
     */
    int keep(UUID tenantId, Contents contents, Instant at) {
        int entities = rows.count(tenantId);
        if (isDemo(contents) && isOutside(tenantId)) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            copies.copy(tenantId, written);
            filled.put(tenantId, new Filled(at, written.toByteArray(), entities));
        }
        return entities;
    }

    /** Before anybody else can have changed anything of it. */
    @EventListener
    void keep(StartSeeded seeded) {
        keep(seeded.tenantId(), Contents.of(Seeds.START), seeded.at());
    }

    private boolean isDemo(Contents contents) {
        return contents.document() == null && seeds.isDemo(contents.seed());
    }

    private boolean isOutside(UUID tenantId) {
        return clocks.of(tenantId).equals(TenantTime.OUTSIDE);
    }
}

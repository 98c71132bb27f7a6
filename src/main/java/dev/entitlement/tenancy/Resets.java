package dev.entitlement.tenancy;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetPart;
import dev.entitlement.seed.Seeds;
import dev.entitlement.store.TenantRows;
import dev.entitlement.tenant.NewTenant;
import dev.entitlement.tenant.Replacement;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Brings tenants back to what they were, and removes them. */
@Service
class Resets {

    private final Tenants tenants;
    private final NewTenants newTenants;
    private final TenantRows rows;
    private final Fillings fillings;
    private final DemoCopies demoCopies;
    private final VirtualClock clock;
    private final Seeds seeds;
    private final Replacement replacement;

    Resets(
            Tenants tenants,
            NewTenants newTenants,
            TenantRows rows,
            Fillings fillings,
            DemoCopies demoCopies,
            VirtualClock clock,
            Seeds seeds,
            Replacement replacement) {
        this.tenants = tenants;
        this.newTenants = newTenants;
        this.rows = rows;
        this.fillings = fillings;
        this.demoCopies = demoCopies;
        this.clock = clock;
        this.seeds = seeds;
        this.replacement = replacement;
    }

    /**
     * Fills a tenant again.
     *
     * @param to what with; null for what it was made with
     * @param kept what stays as it is
     * @return how many entities there are now
     */
    int reset(Tenant tenant, @Nullable Contents to, Set<ResetPart> kept) {
        UUID id = tenant.id();
        Set<ResetPart> parts = without(kept);
        Contents contents = to == null ? fillings.of(tenant) : to;
        return replacement.of(id, parts, () -> {
            rows.clear(id, parts);
            return filled(tenant, contents);
        });
    }

    private int filled(Tenant tenant, Contents contents) {
        UUID id = tenant.id();
        Instant now = clock.now(id);
        return demoCopies
                .putBack(id, contents, now)
                .orElseGet(() -> clock.at(id, now, () -> {
                    fillings.fill(tenant, contents);
                    return demoCopies.keep(id, contents, now);
                }));
    }

    /**
     * Brings the emulator back to what it was when it started: the tenants of the start are filled again, or made again
     * where they were removed, and those that were made since are removed.
     *
     * @param to what with; null for what they were made with
     * @param kept what stays as it is in the tenants that stay
     */
    ResetAnswer resetAll(@Nullable Contents to, Set<ResetPart> kept) {
        int removed = 0;
        int entities = 0;
        int filled = 0;
        for (Tenant tenant : tenants.all()) {
            if (RehearsalTenant.isOne(tenant)) {
                continue; // Whoever starts beside this process removes it.
            }
            try {
                if (tenant.isOfStart()) {
                    entities += reset(tenant, to, kept);
                    filled++;
                } else {
                    remove(tenant);
                    removed++;
                }
            } catch (ControlException refused) {
                if (tenants.exists(tenant.id())) {
                    throw refused;
                }
                // Somebody else has just removed it.
            }
        }
        for (NewTenant missing : missing()) {
            entities += rows.count(newTenants
                    .make(missing, to == null ? Contents.of(Seeds.START) : to)
                    .id());
            filled++;
        }
        return new ResetAnswer(filled, removed, entities, 0);
    }

    private List<NewTenant> missing() {
        return seeds.startTenants().stream()
                .filter(tenant -> !tenants.exists(tenant.id()))
                .toList();
    }

    /** Removes a tenant and everything of it. */
    void remove(Tenant tenant) {
        UUID id = tenant.id();
        replacement.of(id, EnumSet.allOf(ResetPart.class), () -> {
            rows.remove(id);
            return id;
        });
    }

    private static Set<ResetPart> without(Set<ResetPart> kept) {
        Set<ResetPart> parts = EnumSet.allOf(ResetPart.class);
        parts.removeAll(kept);
        return parts;
    }
}

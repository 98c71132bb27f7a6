package dev.entitlement.tenancy;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.seed.Seeds;
import dev.entitlement.tenant.NewTenant;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A tenant that holds the demo while the emulator starts, and that nobody looks for. It is not counted among those that
 * there may be, and each process has one of its own.
 */
@Component
public class RehearsalTenant {

    private static final Logger log = LoggerFactory.getLogger(RehearsalTenant.class);

    private static final String DOMAIN = ".rehearsal.invalid";

    /** Nobody rehearses for longer; what is older was left behind by a process that was killed. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final NewTenant wanted = of(UUID.randomUUID());
    private final Tenants tenants;
    private final Fillings fillings;
    private final Resets resets;
    private final VirtualClock clock;
    private final TransactionOperations transaction;

    RehearsalTenant(
            Tenants tenants, Fillings fillings, Resets resets, VirtualClock clock, TransactionOperations transaction) {
        this.tenants = tenants;
        this.fillings = fillings;
        this.resets = resets;
        this.clock = clock;
        this.transaction = transaction;
    }

    private static NewTenant of(UUID id) {
        return new NewTenant(id, null, "Rehearsal", id + DOMAIN, Seeds.DEMO, false);
    }

    /** Whether it is one, of whatever process. */
    static boolean isOne(Tenant tenant) {
        return tenant.domain().endsWith(DOMAIN);
    }

    /** Its GUID. */
    public UUID id() {
        return wanted.id();
    }

    /** Makes it and fills it. */
    public void make() {
        transaction.executeWithoutResult(status -> fillings.fill(tenants.create(wanted), Contents.of(wanted.seed())));
    }

    /** Removes it and everything of it, and what others have left behind in a database that is kept. */
    public void remove() {
        Instant begun = clock.wallTime().minus(LONGEST);
        tenants.all().stream()
                .filter(tenant -> tenant.id().equals(wanted.id())
                        || (isOne(tenant) && tenant.createdAt().isBefore(begun)))
                .forEach(this::remove);
    }

    private void remove(Tenant tenant) {
        try {
            resets.remove(tenant);
        } catch (ControlException gone) {
            log.debug("Another process has removed it", gone);
        }
    }
}

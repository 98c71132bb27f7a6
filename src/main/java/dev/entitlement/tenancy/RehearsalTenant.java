package dev.entitlement.tenancy;

import dev.entitlement.seed.Seeds;
import dev.entitlement.tenant.NewTenant;
import dev.entitlement.tenant.Tenants;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A tenant that holds the demo while the emulator starts, and that nobody sees. It is not counted among those that there
 * may be.
 */
@Component
public class RehearsalTenant {

    private static final NewTenant WANTED = new NewTenant(
            UUID.fromString("5eed0000-0000-4000-8000-00000000aced"),
            null,
            "Rehearsal",
            "rehearsal.invalid",
            Seeds.DEMO,
            false);

    private final Tenants tenants;
    private final Fillings fillings;
    private final Resets resets;
    private final TransactionOperations transaction;

    RehearsalTenant(Tenants tenants, Fillings fillings, Resets resets, TransactionOperations transaction) {
        this.tenants = tenants;
        this.fillings = fillings;
        this.resets = resets;
        this.transaction = transaction;
    }

    /** Its GUID. */
    public UUID id() {
        return WANTED.id();
    }

    /** Makes it and fills it. */
    public void make() {
        transaction.executeWithoutResult(status -> fillings.fill(tenants.create(WANTED), Contents.of(WANTED.seed())));
    }

    /** Removes it and everything of it, if it is there. */
    public void remove() {
        if (tenants.exists(WANTED.id())) {
            resets.remove(tenants.selected(WANTED.id().toString()));
        }
    }
}

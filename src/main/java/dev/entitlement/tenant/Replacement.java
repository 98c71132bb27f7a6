package dev.entitlement.tenant;

import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetPart;
import dev.entitlement.store.TenantGate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Replaces what is in a tenant in one transaction, while nobody of this process is inside and no other node replaces it. A
 * transaction of somebody outside the gate may still be in the way: then all of it is tried again.
 */
@Component
public class Replacement {

    private static final int ATTEMPTS = 5;

    private final TenantGate gate;
    private final Tenants tenants;
    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    Replacement(
            TenantGate gate,
            Tenants tenants,
            Announcements announcements,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.gate = gate;
        this.tenants = tenants;
        this.announcements = announcements;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Whoever keeps something of these parts in memory, here or at another node, is told of it after the commit, before
     * anybody comes in.
     *
     * @param parts what the work replaces; empty when it only looks at the tenant
     * @param work done within the transaction
     * @throws ControlException 404 when the tenant has gone meanwhile, 409 when others were in the way each time
     * @throws DataIntegrityViolationException when the database refused the work each time
     */
    public <T> T of(UUID tenantId, Set<ResetPart> parts, Supplier<T> work) {
        return gate.alone(tenantId, () -> {
            T done = attempted(tenantId, parts, work);
            if (!parts.isEmpty()) {
                announcements.replaced(tenantId, parts);
            }
            return done;
        });
    }

    private <T> T attempted(UUID tenantId, Set<ResetPart> parts, Supplier<T> work) {
        DataAccessException inTheWay = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    if (!tenants.exists(tenantId)) {
                        throw ControlException.notFound("The tenant " + tenantId + " has just been removed.");
                    }
                    events.publishEvent(new BulkChange(tenantId));
                    tenants.hold(tenantId);
                    T done = work.get();
                    if (!parts.isEmpty()) {
                        announcements.replacing(tenantId, parts);
                    }
                    return done;
                }));
            } catch (ConcurrencyFailureException | QueryTimeoutException | DataIntegrityViolationException met) {
                inTheWay = met;
            }
        }
        if (inTheWay instanceof DataIntegrityViolationException refused) {
            throw refused;
        }
        throw ControlException.conflict(
                "Other calls to tenant " + tenantId + " were in the way " + ATTEMPTS + " times. Try again.");
    }
}

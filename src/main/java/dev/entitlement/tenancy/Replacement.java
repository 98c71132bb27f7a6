package dev.entitlement.tenancy;

import dev.entitlement.control.ControlException;
import dev.entitlement.store.TenantGate;
import dev.entitlement.tenant.Tenants;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Replaces what is in a tenant in one transaction, while nobody of this process is inside and no other node replaces it. A
 * transaction of somebody outside the gate may still be in the way: then all of it is tried again.
 */
@Component
class Replacement {

    private static final int ATTEMPTS = 5;

    private final TenantGate gate;
    private final Tenants tenants;
    private final TransactionOperations transaction;

    Replacement(TenantGate gate, Tenants tenants, TransactionOperations transaction) {
        this.gate = gate;
        this.tenants = tenants;
        this.transaction = transaction;
    }

    /**
     * @param work done within the transaction
     * @param afterwards done after its commit, before anybody comes in
     * @throws ControlException 404 when the tenant has gone meanwhile, 409 when others were in the way each time
     */
    <T> T of(UUID tenantId, Supplier<T> work, Runnable afterwards) {
        return gate.alone(tenantId, () -> {
            T done = attempted(tenantId, work);
            afterwards.run();
            return done;
        });
    }

    private <T> T attempted(UUID tenantId, Supplier<T> work) {
        DataAccessException inTheWay = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    if (!tenants.exists(tenantId)) {
                        throw ControlException.notFound("The tenant " + tenantId + " has just been removed.");
                    }
                    tenants.hold(tenantId);
                    return work.get();
                }));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException met) {
                inTheWay = met;
            }
        }
        throw ControlException.conflict("Other calls to tenant " + tenantId + " were in the way " + ATTEMPTS
                + " times: " + Objects.requireNonNull(inTheWay).getClass().getSimpleName());
    }
}

package dev.entitlement.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does what is done once for all nodes that share the database, the first of everything for instance: one node at a time,
 * so that who comes second finds what the first has made.
 */
@Component
public class OnceForAll {

    private final NodeLocks locks;
    private final TransactionOperations transaction;

    OnceForAll(NodeLocks locks, TransactionOperations transaction) {
        this.locks = locks;
        this.transaction = transaction;
    }

    /**
     * Does something in a transaction while no other node does, waiting five minutes at most.
     *
     * @throws org.springframework.dao.DataAccessException when the others do not come to their end
     */
    public <T extends @Nullable Object> T alone(Supplier<T> work) {
        return transaction.execute(status -> {
            locks.holdOnce();
            return work.get();
        });
    }
}

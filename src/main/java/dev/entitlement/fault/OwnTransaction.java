package dev.entitlement.fault;

import dev.entitlement.store.OnSharedDatabase;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does something in a transaction of its own: it is so whatever becomes of the call that it is done for. It consists of a
 * few quick statements, so that a process that holds a row for long, or lets its transaction rest, is frozen; no other one
 * waits for it for long.
 */
@Component
@OnSharedDatabase
class OwnTransaction {

    /** Of this transaction only; what they replace is several times as long. */
    private static final String IMPATIENT =
            "set local lock_timeout = '2s'; set local idle_in_transaction_session_timeout = '10s'";

    /** Filters are made before the database is there. */
    private final ObjectProvider<PlatformTransactionManager> transactions;

    private final ObjectProvider<JdbcOperations> database;

    OwnTransaction(ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<JdbcOperations> database) {
        this.transactions = transactions;
        this.database = database;
    }

    /** @throws org.springframework.dao.DataAccessException also when somebody else holds a row for too long */
    <T> T of(Supplier<T> work) {
        TransactionTemplate own = new TransactionTemplate(transactions.getObject());
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own.execute(status -> {
            database.getObject().execute(IMPATIENT);
            return work.get();
        });
    }
}

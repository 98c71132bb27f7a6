package dev.entitlement.fault;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does something in a transaction of its own: it is so whatever becomes of the call that it is done for. */
@Component
class OwnTransaction {

    /** Filters are made before the database is there. */
    private final ObjectProvider<PlatformTransactionManager> transactions;

    OwnTransaction(ObjectProvider<PlatformTransactionManager> transactions) {
        this.transactions = transactions;
    }

    <T> T of(Supplier<T> work) {
        TransactionTemplate own = new TransactionTemplate(transactions.getObject());
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own.execute(status -> work.get());
    }
}

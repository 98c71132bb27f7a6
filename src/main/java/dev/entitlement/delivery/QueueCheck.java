package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Before the commit the queue does not see what is due, and would leave it to the next poll. */
record QueueCheck(Scheduler scheduler) implements TransactionSynchronization {

    /** Lets the queue look once the transaction under way has committed. */
    static void afterCommit(Scheduler scheduler) {
        TransactionSynchronizationManager.registerSynchronization(new QueueCheck(scheduler));
    }

    @Override
    public void afterCommit() {
        scheduler.triggerCheckForDueExecutions();
    }
}

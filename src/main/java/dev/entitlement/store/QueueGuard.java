package dev.entitlement.store;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Between the moment at which the queue picks an entry and the moment at which it is carried out, the tenant's state may
 * have been replaced: the entry is gone, and one of the same name may stand for something new. What was picked before is
 * then not carried out, and nothing is removed after it.
 */
@Component
class QueueGuard implements ExecutionInterceptor {

    private static final int GUID_LENGTH = 36;

    private final TenantGate gate;
    private final JdbcOperations database;

    QueueGuard(TenantGate gate, JdbcOperations database) {
        this.gate = gate;
        this.database = database;
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> task, ExecutionContext context, ExecutionChain chain) {
        UUID tenantId = tenantOf(task);
        if (tenantId == null) {
            return chain.proceed(task, context);
        }
        Execution picked = context.getExecution();
        gate.enter(tenantId);
        try {
            return isGone(tenantId, picked)
                    ? (complete, operations) -> {}
                    : completing(tenantId, chain.proceed(task, context));
        } finally {
            gate.leave(tenantId);
        }
    }

    private <T> CompletionHandler<T> completing(UUID tenantId, CompletionHandler<T> handler) {
        return (complete, operations) -> complete(tenantId, handler, complete, operations);
    }

    private <T> void complete(
            UUID tenantId,
            CompletionHandler<T> handler,
            ExecutionComplete complete,
            ExecutionOperations<T> operations) {
        gate.enter(tenantId);
        try {
            if (!isGone(tenantId, complete.getExecution())) {
                handler.complete(complete, operations);
            }
        } finally {
            gate.leave(tenantId);
        }
    }

    /** Asked only where it can be: a tenant that was never reset pays nothing for it. */
    private boolean isGone(UUID tenantId, Execution picked) {
        return gate.wasEverReplaced(tenantId)
                && database.queryForList(
                                "select version from " + TenantSchema.QUEUE
                                        + " where task_name = ? and task_instance = ? and picked = true and version = ?",
                                Long.class,
                                picked.getTaskName(),
                                picked.getId(),
                                picked.version)
                        .isEmpty();
    }

    private static @Nullable UUID tenantOf(TaskInstance<?> task) {
        String name = task.getId();
        if (name.length() <= GUID_LENGTH || name.charAt(GUID_LENGTH) != '/') {
            return null;
        }
        try {
            return UUID.fromString(name.substring(0, GUID_LENGTH));
        } catch (IllegalArgumentException notATenants) {
            return null;
        }
    }
}

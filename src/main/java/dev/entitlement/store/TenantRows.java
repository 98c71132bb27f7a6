package dev.entitlement.store;

import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes what belongs to a tenant, whichever module keeps it: every row of a table with a {@code tenant_id}, and the
 * entries of the queue that begin with the tenant's id. Always inside the caller's transaction, which then sees nothing of
 * what somebody keeps a copy of in memory; all others are told by the caller once it has committed.
 *
 * <p>A queue entry that somebody is carrying out is removed, too. {@link QueueGuard} sees to it that nothing comes of it.
 */
@Service
public class TenantRows {

    /** How the queue's names of a tenant's entries begin; an underscore cannot occur in a GUID. */
    static final String OF_QUEUE = "task_instance like ?";

    private final TenantSchema schema;
    private final JdbcOperations database;
    private final EntityManager entities;
    private final ObjectProvider<ResetListener> listeners;

    TenantRows(
            TenantSchema schema,
            JdbcOperations database,
            EntityManager entities,
            ObjectProvider<ResetListener> listeners) {
        this.schema = schema;
        this.database = database;
        this.entities = entities;
        this.listeners = listeners;
    }

    /** Removes what is in the tenant, its queue included. The tenant itself, its time and its snapshots stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(UUID tenantId) {
        clear(tenantId, Set.of(ResetPart.STATE));
    }

    /**
     * Removes these parts of what is in the tenant.
     *
     * @param parts whose tables; the queue goes with {@link ResetPart#STATE}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(UUID tenantId, Set<ResetPart> parts) {
        entities.flush();
        if (parts.contains(ResetPart.STATE)) {
            clearQueue(tenantId);
        }
        for (TenantTable table : childrenFirst()) {
            ResetPart part = table.part();
            if (part != null && parts.contains(part)) {
                delete(table, tenantId);
            }
        }
        entities.clear();
        listeners.forEach(listener -> parts.forEach(part -> listener.replacing(tenantId, part)));
    }

    /** Removes the tenant and everything of it, snapshots included. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(UUID tenantId) {
        entities.flush();
        clearQueue(tenantId);
        childrenFirst().forEach(table -> delete(table, tenantId));
        database.update("delete from tenant where id = ?", tenantId);
        entities.clear();
    }

    /** How many entities are in the tenant: whatever has an id of its own. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public int count(UUID tenantId) {
        List<TenantTable> counted = schema.tables().stream()
                .filter(table ->
                        table.part() == ResetPart.STATE && table.columns().containsKey("id"))
                .toList();
        String counts = counted.stream()
                .map(table -> "select count(*) n from " + table.name() + " where " + TenantTable.TENANT_ID + " = ?")
                .collect(Collectors.joining(" union all "));
        Integer sum = database.queryForObject(
                "select cast(sum(n) as int) from (" + counts + ") counts",
                Integer.class,
                Collections.nCopies(counted.size(), tenantId).toArray());
        return sum == null ? 0 : sum;
    }

    private void clearQueue(UUID tenantId) {
        database.update("delete from " + TenantSchema.QUEUE + " where " + OF_QUEUE, queuePrefix(tenantId));
    }

    static String queuePrefix(UUID tenantId) {
        return tenantId + "/%";
    }

    private void delete(TenantTable table, UUID tenantId) {
        Object[] owners = Collections.nCopies(table.owners().size(), tenantId).toArray();
        database.update("delete from " + table.name() + " where " + table.condition(), owners);
    }

    private List<TenantTable> childrenFirst() {
        List<TenantTable> tables = new ArrayList<>(schema.tables());
        Collections.reverse(tables);
        return tables;
    }
}

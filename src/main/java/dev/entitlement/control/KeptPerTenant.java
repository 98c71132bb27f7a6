package dev.entitlement.control;

import java.util.Set;
import java.util.UUID;

/**
 * Keeps in memory what is in the database of each tenant until another process, or a reset, may have changed it.
 *
 * @param <M> how it is kept
 */
public abstract class KeptPerTenant<M extends KeptPerTenant.Memory> implements ResetListener, SharedState {

    /** What is kept. */
    protected final M known;

    private final String topic;
    private final Set<ResetPart> parts;

    /** What is kept. */
    public interface Memory {

        /** Reads it again when it is needed next. */
        void forget(UUID tenantId);

        /** Reads all of it again when it is needed next. */
        void forgetAll();

        /**
         * From here on the transaction under way, which changes it, reads it for itself alone; once that has ended, however it
         * ends, everybody reads it again.
         */
        void changing(UUID tenantId);
    }

    /**
     * @param topic as in {@link SharedState}
     * @param parts of a reset, of which any changes it
     */
    protected KeptPerTenant(String topic, M known, ResetPart... parts) {
        this.topic = topic;
        this.known = known;
        this.parts = Set.of(parts);
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        known.forget(tenantId);
    }

    @Override
    public void anythingChanged() {
        known.forgetAll();
    }

    @Override
    public void replacing(UUID tenantId, ResetPart part) {
        if (parts.contains(part)) {
            known.changing(tenantId);
        }
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (parts.contains(part)) {
            known.forget(tenantId);
        }
    }
}

package dev.entitlement.control;

import java.util.Set;
import java.util.UUID;

/** Keeps in memory what is in the database of each tenant until another process, or a reset, may have changed it. */
public abstract class KeptPerTenant implements ResetListener, SharedState {

    private final String topic;
    private final Memory memory;
    private final Set<ResetPart> parts;

    /** What is kept. */
    public interface Memory {

        /** Reads it again when it is needed next. */
        void forget(UUID tenantId);

        /** Reads all of it again when it is needed next. */
        void forgetAll();
    }

    /**
     * @param topic as in {@link SharedState}
     * @param parts of a reset, of which any changes it
     */
    protected KeptPerTenant(String topic, Memory memory, ResetPart... parts) {
        this.topic = topic;
        this.memory = memory;
        this.parts = Set.of(parts);
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        memory.forget(tenantId);
    }

    @Override
    public void anythingChanged() {
        memory.forgetAll();
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (parts.contains(part)) {
            memory.forget(tenantId);
        }
    }
}

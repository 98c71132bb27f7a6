package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.control.ResetPart;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of something that has happened; whoever hears of all tenants can tell whose it is. */
sealed interface Happening {

    /** The name by which listeners know what is told. */
    String type();

    /** Whose it is; null where it is nobody's. */
    @Nullable
    UUID tenantId();

    /** A call has ended. Its {@link SummaryJson} is told, unless the journal has forgotten it by then. */
    record CallEnded(@Nullable UUID tenantId, String requestId) implements Happening {

        @Override
        public String type() {
            return "request";
        }
    }

    /**
     * A request has moved.
     *
     * @param assignmentRequest its id
     * @param from the state before, as v1.0 spells it
     * @param to and afterwards
     * @param cause who moved it
     * @param attempt number of the delivery, 1 for the first; 0 before any
     * @param at in the emulated world
     * @param requestId of the call that it came of; left out where it came of none that is remembered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moved(
            UUID tenantId,
            UUID assignmentRequest,
            String from,
            String to,
            Consequence.Cause cause,
            int attempt,
            Instant at,
            @Nullable String requestId)
            implements Happening {

        @Override
        public String type() {
            return "transition";
        }
    }

    /**
     * A call has met a fault.
     *
     * @param tenantId left out for a call that is nobody's
     * @param id of the fault
     * @param outcome what happened to the call
     * @param requestId of the call
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FaultMet(@Nullable UUID tenantId, String id, String outcome, String requestId) implements Happening {

        @Override
        public String type() {
            return "fault";
        }
    }

    /**
     * A tenant's clock was moved.
     *
     * @param now what it shows
     * @param frozen whether it stands
     */
    record ClockSet(UUID tenantId, Instant now, boolean frozen) implements Happening {

        @Override
        public String type() {
            return "clock";
        }
    }

    /**
     * A tenant was reset, restored or deleted.
     *
     * @param parts what of it
     */
    record TenantReset(UUID tenantId, Set<ResetPart> parts) implements Happening {

        @Override
        public String type() {
            return "reset";
        }
    }
}

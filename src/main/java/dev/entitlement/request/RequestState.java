package dev.entitlement.request;

import dev.entitlement.assignment.AssignmentState;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * The states of an assignment request, and which may follow which. Nothing else in the emulator decides that.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/id-governance/entitlement-management-process">Request process and states</a>
 */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum RequestState {
    SUBMITTED("Accepted"),
    PENDING_APPROVAL("PendingApproval"),
    SCHEDULED("PendingNotBefore"),
    DELIVERING("Delivering"),
    DELIVERED("Fulfilled"),
    PARTIALLY_DELIVERED("PartiallyDelivered"),
    DELIVERY_FAILED("DeliveryFailed"),
    DENIED("Denied"),
    CANCELED("Canceled");

    /** The states of requests of which something will still come, so that the same is not asked for again meanwhile. */
    static final Set<RequestState> OPEN = Set.copyOf(EnumSet.of(SUBMITTED, PENDING_APPROVAL, SCHEDULED, DELIVERING));

    private final String status;

    RequestState(String status) {
        this.status = status;
    }

    /** The text of {@code requestStatus} that goes with this state unless it is told otherwise. */
    public String status() {
        return status;
    }

    /** Whether processing has ended, so that the request has a completion time. */
    public boolean isComplete() {
        return EnumSet.of(DELIVERED, PARTIALLY_DELIVERED, DELIVERY_FAILED, DENIED, CANCELED)
                .contains(this);
    }

    /**
     * Whether a request in this state can be reprocessed.
     *
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-reprocess">accessPackageAssignmentRequest:
     *     reprocess</a>
     */
    public boolean isReprocessable() {
        return this == DELIVERY_FAILED || this == PARTIALLY_DELIVERED;
    }

    /** What a request for new access has made of its assignment by then; null where nothing was delivered yet, or at all. */
    @Nullable
    AssignmentState assignmentState() {
        return switch (this) {
            case SUBMITTED, PENDING_APPROVAL, SCHEDULED, DENIED, CANCELED -> null;
            case DELIVERING -> AssignmentState.DELIVERING;
            case DELIVERED -> AssignmentState.DELIVERED;
            case PARTIALLY_DELIVERED -> AssignmentState.PARTIALLY_DELIVERED;
            case DELIVERY_FAILED -> AssignmentState.DELIVERY_FAILED;
        };
    }

    /** Whether this state may be followed by {@code next}. */
    public boolean mayBecome(RequestState next) {
        return followers().contains(next);
    }

    /** Whether a custom extension may be waited for in this state. */
    public boolean mayWaitForCallback() {
        return this == SUBMITTED || this == PENDING_APPROVAL;
    }

    /** Whether a delivery may end in this state. */
    public boolean isDeliveryOutcome() {
        return this == DELIVERED || this == PARTIALLY_DELIVERED || this == DELIVERY_FAILED;
    }

    /** Whether this state may be followed by {@code next} where a delivery is carried out once more than it should be. */
    public boolean mayBecomeByDuplicate(RequestState next) {
        return isDeliveryOutcome() && next.isDeliveryOutcome();
    }

    private Set<RequestState> followers() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(PENDING_APPROVAL, SCHEDULED, DELIVERING, DENIED, CANCELED);
            case PENDING_APPROVAL -> EnumSet.of(SCHEDULED, DELIVERING, DENIED, CANCELED);
            case SCHEDULED -> EnumSet.of(DELIVERING, CANCELED);
            case DELIVERING -> EnumSet.of(DELIVERED, PARTIALLY_DELIVERED, DELIVERY_FAILED);
            case PARTIALLY_DELIVERED -> EnumSet.of(DELIVERING);
            case DELIVERY_FAILED -> EnumSet.of(DELIVERING, CANCELED);
            case DELIVERED, DENIED, CANCELED -> EnumSet.noneOf(RequestState.class);
        };
    }
}

package dev.entitlement.assignment;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * The state of an assignment as a whole.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackageassignment">accessPackageAssignment</a>
 */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum AssignmentState {
    DELIVERING("Delivering"),
    PARTIALLY_DELIVERED("PartiallyDelivered"),
    DELIVERED("Delivered"),
    EXPIRED("ExpiredNotificationTriggered"),
    DELIVERY_FAILED("DeliveryFailed");

    /** The states in which somebody holds the access package, in part at least, or is about to. */
    static final Set<AssignmentState> IN_FORCE = Set.copyOf(EnumSet.of(DELIVERING, PARTIALLY_DELIVERED, DELIVERED));

    private final String status;

    AssignmentState(String status) {
        this.status = status;
    }

    /** The text of {@code assignmentStatus} that goes with this state. */
    public String status() {
        return status;
    }

    /** Whether somebody holds the access package, in part at least, or is about to. */
    public boolean isInForce() {
        return IN_FORCE.contains(this);
    }
}

package dev.entitlement.assignment;

import java.util.Collection;

/**
 * The state of an assignment as a whole.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackageassignment">accessPackageAssignment</a>
 */
public enum AssignmentState {
    DELIVERING,
    PARTIALLY_DELIVERED,
    DELIVERED,
    DELIVERY_FAILED;

    /** The state that follows from resource roles once a delivery has been carried out. */
    static AssignmentState after(Collection<AssignmentResourceRole> roles) {
        long fulfilled =
                roles.stream().filter(AssignmentResourceRole::isFulfilled).count();
        if (fulfilled == roles.size()) {
            return DELIVERED;
        }
        return fulfilled == 0 ? DELIVERY_FAILED : PARTIALLY_DELIVERED;
    }
}

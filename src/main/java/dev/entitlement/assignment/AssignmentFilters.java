package dev.entitlement.assignment;

import dev.entitlement.graph.Guids;
import dev.entitlement.identity.Caller;
import dev.entitlement.odata.FunctionArgument;
import dev.entitlement.odata.Restriction;
import dev.entitlement.subject.ManagedSubjects;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which assignments the functions of their set answer with.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/accesspackageassignment-filterbycurrentuser">accessPackageAssignment:
 *     filterByCurrentUser</a>
 */
@Component
class AssignmentFilters {

    /** {@code accessPackageAssignmentFilterByCurrentUserOptions}. */
    enum Option {
        TARGET,
        CREATED_BY,
        TARGET_MANAGER,
        TARGET_AGENT_IDENTITY_SPONSOR_OR_OWNER
    }

    private final Subjects subjects;

    AssignmentFilters(Subjects subjects) {
        this.subjects = subjects;
    }

    /** @param on literal of a member of the options */
    Restriction<Assignment> ofCurrentUser(Caller caller, String on) {
        UUID user = caller.objectId();
        return switch (FunctionArgument.member(on, Option.class)) {
            case TARGET -> Restriction.having("targetId", subjectOf(caller.tenantId(), user));
            case CREATED_BY -> createdBy(user);
            case TARGET_MANAGER -> targetManagedBy(user);
            case TARGET_AGENT_IDENTITY_SPONSOR_OR_OWNER -> nothing();
        };
    }

    /** Those by which somebody holds the first access package who holds the second one, too. */
    Restriction<Assignment> ofBoth(String accessPackage, String incompatible) {
        UUID first = Guids.parse(FunctionArgument.text(accessPackage));
        UUID second = Guids.parse(FunctionArgument.text(incompatible));
        return (assignment, query, criteria) -> {
            Subquery<UUID> holders = query.subquery(UUID.class);
            Root<Assignment> other = holders.from(Assignment.class);
            holders.select(other.get("targetId"))
                    .where(
                            criteria.equal(
                                    other.get("key").get("tenantId"),
                                    assignment.get("key").get("tenantId")),
                            criteria.equal(other.get("accessPackageId"), second),
                            other.get("state").in(AssignmentState.IN_FORCE));
            return criteria.and(
                    criteria.equal(assignment.get("accessPackageId"), first),
                    assignment.get("state").in(AssignmentState.IN_FORCE),
                    assignment.get("targetId").in(holders));
        };
    }

    /** An id that no subject has, for somebody who was never asked for. */
    private UUID subjectOf(UUID tenantId, @Nullable UUID user) {
        UUID nobody = new UUID(0, 0);
        return user == null
                ? nobody
                : subjects.known(tenantId, user).map(Subject::id).orElse(nobody);
    }

    private static Restriction<Assignment> nothing() {
        return (assignment, query, criteria) -> criteria.disjunction();
    }

    private static Restriction<Assignment> createdBy(@Nullable UUID user) {
        return user == null ? nothing() : Restriction.having("createdBy", user);
    }

    private static Restriction<Assignment> targetManagedBy(@Nullable UUID user) {
        if (user == null) {
            return nothing();
        }
        return ManagedSubjects.areTargetsFor(user);
    }
}

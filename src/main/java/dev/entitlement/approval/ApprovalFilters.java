package dev.entitlement.approval;

import dev.entitlement.identity.Caller;
import dev.entitlement.odata.FunctionArgument;
import dev.entitlement.odata.Restriction;
import dev.entitlement.request.AssignmentRequest;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which approvals {@code filterByCurrentUser} answers with.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/approval-filterbycurrentuser">approval: filterByCurrentUser</a>
 */
@Component
class ApprovalFilters {

    private static final UUID NOBODY = new UUID(0, 0);

    /** {@code approvalFilterByCurrentUserOptions}. */
    enum Option {
        TARGET,
        CREATED_BY,
        APPROVER
    }

    private final StageApprovers approvers;
    private final Subjects subjects;

    ApprovalFilters(StageApprovers approvers, Subjects subjects) {
        this.approvers = approvers;
        this.subjects = subjects;
    }

    /** @param on literal of a member of the options */
    Restriction<Approval> ofCurrentUser(Caller caller, String on) {
        UUID user = caller.objectId() == null ? NOBODY : caller.objectId();
        return switch (FunctionArgument.member(on, Option.class)) {
            case TARGET ->
                ofRequestsWith(
                        "targetId",
                        subjects.known(caller.tenantId(), user).map(Subject::id).orElse(NOBODY));
            case CREATED_BY -> ofRequestsWith("createdBy", user);
            case APPROVER -> approvers.askedOf(user);
        };
    }

    private static Restriction<Approval> ofRequestsWith(String attribute, UUID id) {
        return (approval, query, criteria) -> {
            Subquery<UUID> requests = query.subquery(UUID.class);
            Root<AssignmentRequest> request = requests.from(AssignmentRequest.class);
            requests.select(request.get("key").get("id"))
                    .where(
                            criteria.equal(
                                    request.get("key").get("tenantId"),
                                    approval.get("key").get("tenantId")),
                            criteria.equal(request.get(attribute), id));
            return approval.get("key").get("id").in(requests);
        };
    }
}

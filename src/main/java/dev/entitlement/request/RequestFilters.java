package dev.entitlement.request;

import dev.entitlement.identity.Caller;
import dev.entitlement.odata.FunctionArgument;
import dev.entitlement.odata.Restriction;
import dev.entitlement.subject.ManagedSubjects;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which requests {@code filterByCurrentUser} answers with.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-filterbycurrentuser">accessPackageAssignmentRequest:
 *     filterByCurrentUser</a>
 */
@Component
class RequestFilters {

    private static final UUID NOBODY = new UUID(0, 0);

    /** {@code accessPackageAssignmentRequestFilterByCurrentUserOptions}. */
    enum Option {
        TARGET,
        CREATED_BY,
        APPROVER,
        TARGET_OR_REQUESTOR,
        TARGET_MANAGER,
        REQUEST_FOR_OTHERS,
        TARGET_AGENT_IDENTITY_SPONSOR_OR_OWNER
    }

    private final Subjects subjects;
    private final Approvers approvers;

    RequestFilters(Subjects subjects, Approvers approvers) {
        this.subjects = subjects;
        this.approvers = approvers;
    }

    /** @param on literal of a member of the options */
    Restriction<AssignmentRequest> ofCurrentUser(Caller caller, String on) {
        UUID user = caller.objectId() == null ? NOBODY : caller.objectId();
        UUID subject = subjects.known(caller.tenantId(), user).map(Subject::id).orElse(NOBODY);
        return switch (FunctionArgument.member(on, Option.class)) {
            case TARGET -> Restriction.having("targetId", subject);
            case CREATED_BY -> Restriction.having("createdBy", user);
            case APPROVER -> approvers.askedOf(caller.tenantId(), user);
            case TARGET_OR_REQUESTOR ->
                (request, query, criteria) -> criteria.or(
                        criteria.equal(request.get("targetId"), subject),
                        criteria.equal(request.get("requestorId"), subject));
            case TARGET_MANAGER -> ManagedSubjects.areTargetsFor(user);
            case REQUEST_FOR_OTHERS ->
                (request, query, criteria) -> criteria.and(
                        criteria.equal(request.get("createdBy"), user),
                        criteria.notEqual(request.get("targetId"), subject));
            case TARGET_AGENT_IDENTITY_SPONSOR_OR_OWNER -> (request, query, criteria) -> criteria.disjunction();
        };
    }
}

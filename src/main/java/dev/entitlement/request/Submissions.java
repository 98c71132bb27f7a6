package dev.entitlement.request;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Makes requests.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests">Create
 *     assignmentRequest</a>
 */
@Service
@Transactional
class Submissions {

    private final NewAccess newAccess;
    private final ChangedAccess changedAccess;
    private final AssignmentRequestRepository requests;
    private final Assignments assignments;
    private final Subjects subjects;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;

    Submissions(
            NewAccess newAccess,
            ChangedAccess changedAccess,
            AssignmentRequestRepository requests,
            Assignments assignments,
            Subjects subjects,
            ApplicationEventPublisher events,
            VirtualClock clock) {
        this.newAccess = newAccess;
        this.changedAccess = changedAccess;
        this.requests = requests;
        this.assignments = assignments;
        this.subjects = subjects;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a request and queues what follows, both or neither. Of several callers at once who ask the same for one
     * subject one succeeds. A request that is made to be validated alone passes the same rules, and leaves nothing.
     *
     * @throws GraphException 400, 403 or 404 when a rule refuses it
     */
    AssignmentRequest create(Actor actor, Body body, GraphVersion version) {
        Asked asked = Asked.of(body, version, clock.now(actor.tenantId()));
        actor.requireMayAsk(asked.type());
        boolean add = asked.type().isAdd();
        Submission submission = add ? newAccess.submission(actor, asked) : changedAccess.submission(actor, asked);
        requireOnlyOne(actor.tenantId(), submission);
        AssignmentRequest request = new AssignmentRequest(
                new TenantKey(actor.tenantId(), UUID.randomUUID()), submission, clock.now(actor.tenantId()));
        if (asked.validationOnly()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return request;
        }
        events.publishEvent(new RequestSubmitted(actor.tenantId(), request.id(), null));
        return requests.save(request);
    }

    /** Holds the target while it looks, so that of two who ask at once the second finds the request of the first. */
    private void requireOnlyOne(UUID tenantId, Submission submission) {
        subjects.hold(tenantId, submission.targetId());
        if (requests.existsByKeyTenantIdAndTargetIdAndAccessPackageIdAndStateIn(
                tenantId, submission.targetId(), submission.accessPackageId(), RequestState.OPEN)) {
            throw RequestRefused.openRequest();
        }
        UUID changed = submission.assignmentId();
        if (changed == null) {
            if (assignments
                    .inForce(tenantId, submission.targetId(), submission.accessPackageId())
                    .isPresent()) {
                throw RequestRefused.existingGrant();
            }
        } else {
            changedAccess.requireChangeable(tenantId, changed, submission.type());
        }
    }
}

package dev.entitlement.approval;

import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.ApprovalStageTerms;
import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.graph.GraphException;
import dev.entitlement.request.ApprovalEnded;
import dev.entitlement.request.ApprovalRequired;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.request.RequestsDeleted;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The approvals of a tenant. Whoever changes one holds its request, so that one decision follows the other. */
@Service
@Transactional
class Approvals {

    private final ApprovalRepository approvals;
    private final ApprovalStageRepository stages;
    private final ApprovalApproverRepository approvers;
    private final ApproversOfPolicy approversOfPolicy;
    private final StageApprovers stageApprovers;
    private final AccessPackages accessPackages;
    private final AssignmentRequests requests;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;

    Approvals(
            ApprovalRepository approvals,
            ApprovalStageRepository stages,
            ApprovalApproverRepository approvers,
            ApproversOfPolicy approversOfPolicy,
            StageApprovers stageApprovers,
            AccessPackages accessPackages,
            AssignmentRequests requests,
            Tenants tenants,
            ApplicationEventPublisher events,
            VirtualClock clock) {
        this.approvals = approvals;
        this.stages = stages;
        this.approvers = approvers;
        this.approversOfPolicy = approversOfPolicy;
        this.stageApprovers = stageApprovers;
        this.accessPackages = accessPackages;
        this.requests = requests;
        this.tenants = tenants;
        this.events = events;
        this.clock = clock;
    }

    /** Makes the approval that a request waits for, and opens its first stage; one that has ended gives way to it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(ApprovalRequired required) {
        UUID tenantId = required.tenantId();
        Instant now = clock.now(tenantId);
        TenantKey key = new TenantKey(tenantId, required.requestId());
        if (approvals.findById(key).isPresent()) {
            if (isOpen(key)) {
                return;
            }
            forget(key);
        }
        approvals.save(new Approval(key, now));
        List<ApprovalStageTerms> terms = accessPackages
                .policy(tenantId, required.policyId())
                .map(policy -> policy.terms().approval().stages())
                .filter(declared -> !declared.isEmpty())
                .orElse(List.of(ApprovalStageTerms.by(List.of())));
        // What is read in no other order is read in the order of its ids, and stages are read in theirs.
        List<UUID> ids = Stream.generate(UUID::randomUUID)
                .limit(terms.size())
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        for (int position = 1; position <= terms.size(); position++) {
            ApprovalStageTerms declared = terms.get(position - 1);
            TenantKey stageKey = new TenantKey(tenantId, ids.get(position - 1));
            ApprovalStage stage = stages.save(new ApprovalStage(stageKey, required.requestId(), position, declared));
            approversOfPolicy
                    .primary(tenantId, declared, required.requestorId())
                    .forEach(principal -> addApprover(stage, principal, false));
            approversOfPolicy
                    .escalation(tenantId, declared, required.requestorId())
                    .forEach(principal -> addApprover(stage, principal, true));
            if (position == 1) {
                open(stage, now);
            }
        }
    }

    /**
     * Decides on a stage; the request goes on when it was the last one to approve, or the first to deny.
     *
     * @throws GraphException 404 when there is no such approval or stage; 403 when the caller is none of its approvers;
     *     409 when it was decided already; 400 when a justification is missing
     */
    void decide(UUID tenantId, UUID approvalId, UUID stageId, Decision decision) {
        if (!approvals.existsById(new TenantKey(tenantId, approvalId))) {
            throw notFound();
        }
        boolean pending = requests.holdPending(tenantId, approvalId);
        List<ApprovalStage> all = stages.findByKeyTenantIdAndApprovalIdOrderByPosition(tenantId, approvalId);
        ApprovalStage stage = all.stream()
                .filter(candidate -> candidate.id().equals(stageId))
                .findFirst()
                .orElseThrow(Approvals::stageNotFound);
        DirectoryUser approver = tenants.user(tenantId, decision.approver())
                .filter(user -> stageApprovers.mayDecide(stage, decision.approver()))
                .orElseThrow(() -> GraphException.forbidden("Unauthorized"));
        Instant now = clock.now(tenantId);
        stage.decide(decision.result(), decision.justification(), approver, now);
        if (!pending) {
            throw new GraphException(
                    409, "ApprovalAlreadyDecided", "The request " + approvalId + " is not waiting for approval.");
        }
        if (decision.result() == ReviewResult.DENIED) {
            requests.deny(tenantId, approvalId, decision.callId());
            return;
        }
        all.stream()
                .filter(candidate -> candidate.status() == StageStatus.INITIALIZING)
                .findFirst()
                .ifPresentOrElse(
                        next -> open(next, now), () -> requests.approve(tenantId, approvalId, decision.callId()));
    }

    /** Nobody needs to decide any more. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(ApprovalEnded ended) {
        stages.findByKeyTenantIdAndApprovalIdOrderByPosition(ended.tenantId(), ended.requestId())
                .forEach(ApprovalStage::close);
    }

    /** An approval goes with its request. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(RequestsDeleted deleted) {
        approvals.findByKeyIn(TenantKey.of(deleted.tenantId(), deleted.ids())).stream()
                .forEach(approval -> forget(new TenantKey(deleted.tenantId(), approval.id())));
    }

    /** Removes an approval with its stages; does nothing for one that is not there. */
    void forget(TenantKey key) {
        for (ApprovalStage stage : stages.findByKeyTenantIdAndApprovalIdOrderByPosition(key.tenantId(), key.id())) {
            approvers.deleteAll(approvers.findByKeyTenantIdAndKeyStageId(key.tenantId(), stage.id()));
            stages.delete(stage);
        }
        approvals.findById(key).ifPresent(approvals::delete);
        approvals.flush();
    }

    private boolean isOpen(TenantKey key) {
        return stages.findByKeyTenantIdAndApprovalIdOrderByPosition(key.tenantId(), key.id()).stream()
                .anyMatch(ApprovalStage::isOpen);
    }

    private void open(ApprovalStage stage, Instant now) {
        stage.open(now);
        stage.deniedAt().ifPresent(at -> appoint(stage, at));
        stage.escalatedAt().ifPresent(at -> appoint(stage, at));
    }

    private void appoint(ApprovalStage stage, Instant at) {
        events.publishEvent(new Appointment(stage.key().tenantId(), StageTimeouts.KIND, stage.id(), at));
    }

    private void addApprover(ApprovalStage stage, UUID principal, boolean escalation) {
        approvers.save(
                new ApprovalApprover(new ApproverKey(stage.key().tenantId(), stage.id(), principal, escalation)));
    }

    private static GraphException notFound() {
        return GraphException.notFound(ApprovalTypes.NOT_FOUND, ApprovalTypes.NOT_FOUND_MESSAGE);
    }

    private static GraphException stageNotFound() {
        return GraphException.notFound("ApprovalStageNotFound", "The approval stage was not found.");
    }
}

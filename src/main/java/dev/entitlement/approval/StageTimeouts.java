package dev.entitlement.approval;

import dev.entitlement.clock.AppointmentKeeper;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens when approvers do not decide: others are asked, and in the end the request is denied. */
@Component
class StageTimeouts implements AppointmentKeeper {

    static final String KIND = "approvalStage";

    private final ApprovalStageRepository stages;
    private final AssignmentRequests requests;
    private final VirtualClock clock;

    StageTimeouts(ApprovalStageRepository stages, AssignmentRequests requests, VirtualClock clock) {
        this.stages = stages;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public Optional<Instant> keep(UUID tenantId, UUID id) {
        TenantKey key = new TenantKey(tenantId, id);
        Optional<UUID> request = stages.findApprovalId(key);
        if (request.isEmpty() || !requests.holdPending(tenantId, request.get())) {
            return Optional.empty();
        }
        return stages.findById(key).flatMap(this::lookAt);
    }

    private Optional<Instant> lookAt(ApprovalStage stage) {
        UUID tenantId = stage.key().tenantId();
        Instant now = clock.now(tenantId);
        if (stage.deniedAt().filter(at -> !at.isAfter(now)).isPresent()) {
            stage.close();
            requests.expire(tenantId, stage.approvalId());
            return Optional.empty();
        }
        if (stage.escalatedAt().filter(at -> !at.isAfter(now)).isPresent()) {
            stage.escalate();
            requests.escalate(tenantId, stage.approvalId());
        }
        return stage.escalatedAt().or(stage::deniedAt);
    }
}

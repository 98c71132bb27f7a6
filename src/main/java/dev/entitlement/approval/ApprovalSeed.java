package dev.entitlement.approval;

import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedRefused;
import dev.entitlement.control.SeedSection;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.tenant.DirectoryNames;
import dev.entitlement.tenant.TenantKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The seed's {@code approvals}: how far the approvals of requests have come. A pending request without an entry here begins
 * the approval that its policy asks for.
 */
@Component
@Order(75)
class ApprovalSeed implements SeedSection<ApprovalSeed.Entry> {

    /**
     * An approval. One that is there already is replaced.
     *
     * @param request id of the request
     * @param createdAt now when left out
     * @param stages in their order
     */
    record Entry(UUID request, @Nullable PointInTime createdAt, List<Stage> stages) {}

    /**
     * A stage of an approval.
     *
     * @param id following from the request and its place when left out; ids are in the order of the stages
     * @param displayName {@code Stage 1} and so on when left out
     * @param status {@code inProgress} when left out
     * @param reviewResult {@code notReviewed} when left out
     * @param justificationRequired whether who decides must say why; not when left out
     * @param timeToDecide how long after it was opened the request is denied by itself; 14 days when left out
     * @param timeToEscalate how long after it was opened others are asked, too; never when left out
     * @param escalated whether they were asked; not when left out
     * @param openedAt now when left out, unless it is {@code initializing} or {@code expired}
     * @param justification why it was decided so
     * @param reviewedBy the user who decided
     * @param reviewedByName the name of who decided
     * @param reviewedAt when it was decided
     * @param approvers users, and groups whose members, may decide
     * @param escalationApprovers users, and groups whose members, may decide once others are asked
     */
    record Stage(
            @Nullable UUID id,
            @Nullable String displayName,
            @Nullable StageStatus status,
            @Nullable ReviewResult reviewResult,
            @Nullable Boolean justificationRequired,
            @Nullable TimeSpan timeToDecide,
            @Nullable TimeSpan timeToEscalate,
            @Nullable Boolean escalated,
            @Nullable PointInTime openedAt,
            @Longest(4000) @Nullable String justification,
            @Nullable SeedReference reviewedBy,
            @Longest(320) @Nullable String reviewedByName,
            @Nullable PointInTime reviewedAt,
            @Nullable List<SeedReference> approvers,
            @Nullable List<SeedReference> escalationApprovers) {}

    private final ApprovalRepository approvals;
    private final ApprovalStageRepository stages;
    private final ApprovalApproverRepository approvers;
    private final Approvals all;
    private final AssignmentRequests requests;
    private final DirectoryNames directory;
    private final ApplicationEventPublisher events;

    ApprovalSeed(
            ApprovalRepository approvals,
            ApprovalStageRepository stages,
            ApprovalApproverRepository approvers,
            Approvals all,
            AssignmentRequests requests,
            DirectoryNames directory,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.stages = stages;
        this.approvers = approvers;
        this.all = all;
        this.requests = requests;
        this.directory = directory;
        this.events = events;
    }

    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(SeedLoad load, List<Entry> entries) {
        load.each(entries, entry -> load(load, entry));
        load.later(() -> load.each(entries, entry -> {
            if (!requests.exists(load.tenantId(), entry.request())) {
                throw new SeedRefused(entry, "there is no request " + entry.request());
            }
        }));
    }

    private void load(SeedLoad load, Entry entry) {
        load.only(name(), entry, entry.request());
        TenantKey key = new TenantKey(load.tenantId(), entry.request());
        if (approvals.findById(key).isPresent()) {
            all.forget(key);
            load.updated(name(), entry.request());
        } else {
            load.created(name(), entry.request());
        }
        approvals.save(new Approval(
                key, entry.createdAt() == null ? load.now() : entry.createdAt().from(load.now())));
        List<UUID> usualIds = usualIds(load, entry);
        int[] position = {0};
        load.each(entry.stages(), stage -> {
            position[0]++;
            UUID usual = usualIds.get(position[0] - 1);
            TenantKey stageKey = new TenantKey(load.tenantId(), stage.id() == null ? usual : stage.id());
            SeedReference by = stage.reviewedBy();
            UUID reviewer = by == null
                    ? null
                    : by.guid().orElseGet(() -> directory.users(load).resolve(by));
            ApprovalStage saved =
                    stages.save(new ApprovalStage(stageKey, entry.request(), position[0], stage, reviewer, load.now()));
            load.each(stage.approvers(), approver -> add(load, saved, approver, false));
            load.each(stage.escalationApprovers(), approver -> add(load, saved, approver, true));
            saved.deniedAt()
                    .ifPresent(at ->
                            events.publishEvent(new Appointment(load.tenantId(), StageTimeouts.KIND, saved.id(), at)));
            saved.escalatedAt()
                    .ifPresent(at ->
                            events.publishEvent(new Appointment(load.tenantId(), StageTimeouts.KIND, saved.id(), at)));
        });
    }

    /** What is read in no other order is read in the order of its ids, and stages are read in theirs. */
    private static List<UUID> usualIds(SeedLoad load, Entry entry) {
        return IntStream.range(0, entry.stages().size())
                .mapToObj(place -> load.derived("stages", entry.request() + "/" + place))
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
    }

    /** A GUID may be that of somebody who is gone; a name may not. */
    private void add(SeedLoad load, ApprovalStage stage, SeedReference approver, boolean escalation) {
        UUID principal = approver.guid()
                .or(() -> directory.groups(load).find(approver))
                .orElseGet(() -> directory.users(load).resolve(approver));
        approvers.save(new ApprovalApprover(new ApproverKey(load.tenantId(), stage.id(), principal, escalation)));
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        Map<UUID, List<ApproverKey>> approversByStage = approvers.findByKeyTenantId(tenantId).stream()
                .map(ApprovalApprover::key)
                .collect(Collectors.groupingBy(ApproverKey::stageId));
        Map<UUID, List<ApprovalStage>> stagesByApproval = stages.findByKeyTenantIdOrderByPosition(tenantId).stream()
                .collect(Collectors.groupingBy(ApprovalStage::approvalId));
        return approvals.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(approval -> new Entry(
                        approval.id(),
                        PointInTime.at(approval.createdAt()),
                        stagesByApproval.getOrDefault(approval.id(), List.of()).stream()
                                .map(stage -> stage.toEntry(approversByStage.getOrDefault(stage.id(), List.of())))
                                .toList()))
                .toList();
    }
}

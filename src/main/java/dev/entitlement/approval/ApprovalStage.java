package dev.entitlement.approval;

import dev.entitlement.catalog.ApprovalStageTerms;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.SeedReference;
import dev.entitlement.graph.GraphException;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stage of an approval: beta calls it a step.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/approvalstage">approvalStage</a>
 */
@Entity
final class ApprovalStage {

    @EmbeddedId
    private TenantKey key;

    private UUID approvalId;

    @SuppressWarnings("UnusedVariable") // read by queries
    private int position;

    private String displayName;

    @Enumerated(EnumType.STRING)
    private StageStatus status;

    @Enumerated(EnumType.STRING)
    private ReviewResult reviewResult;

    private boolean justificationRequired;

    /** In seconds after it was opened. */
    private long timeToDecide;

    /** In seconds after it was opened; null: others are never asked. */
    private @Nullable Long timeToEscalate;

    private boolean escalated;
    private @Nullable Instant openedAt;
    private @Nullable String justification;
    private @Nullable UUID reviewedBy;
    private @Nullable String reviewedByName;
    private @Nullable Instant reviewedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ApprovalStage() {}

    /** @param position 1 for the first stage */
    ApprovalStage(TenantKey key, UUID approvalId, int position, ApprovalStageTerms terms) {
        this.key = key;
        this.approvalId = approvalId;
        this.position = position;
        this.displayName = "Stage " + position;
        this.status = StageStatus.INITIALIZING;
        this.reviewResult = ReviewResult.NOT_REVIEWED;
        this.justificationRequired = terms.approverJustificationRequired();
        this.timeToDecide = terms.beforeDenial().toSeconds();
        this.timeToEscalate =
                terms.escalationEnabled() ? terms.beforeEscalation().toSeconds() : null;
    }

    /** A stage of a seed. */
    ApprovalStage(
            TenantKey key,
            UUID approvalId,
            int position,
            ApprovalSeed.Stage seeded,
            @Nullable UUID reviewer,
            Instant now) {
        this.key = key;
        this.approvalId = approvalId;
        this.position = position;
        this.displayName = seeded.displayName() == null ? "Stage " + position : seeded.displayName();
        this.status = seeded.status() == null ? StageStatus.IN_PROGRESS : seeded.status();
        this.reviewResult = seeded.reviewResult() == null ? ReviewResult.NOT_REVIEWED : seeded.reviewResult();
        this.justificationRequired = Boolean.TRUE.equals(seeded.justificationRequired());
        this.timeToDecide = (seeded.timeToDecide() == null
                        ? ApprovalStageTerms.BEFORE_DENIAL
                        : seeded.timeToDecide().length())
                .toSeconds();
        this.timeToEscalate = seeded.timeToEscalate() == null
                ? null
                : Long.valueOf(seeded.timeToEscalate().length().toSeconds());
        this.escalated = Boolean.TRUE.equals(seeded.escalated());
        this.openedAt = seeded.openedAt() != null
                ? seeded.openedAt().from(now)
                : status == StageStatus.INITIALIZING || status == StageStatus.EXPIRED ? null : now;
        this.justification = seeded.justification();
        this.reviewedBy = reviewer;
        this.reviewedByName = seeded.reviewedByName();
        this.reviewedAt =
                seeded.reviewedAt() == null ? null : seeded.reviewedAt().from(now);
    }

    /** All of it, as a seed writes it. */
    ApprovalSeed.Stage toEntry(List<ApproverKey> approvers) {
        return new ApprovalSeed.Stage(
                key.id(),
                displayName,
                status,
                reviewResult,
                justificationRequired ? true : null,
                new TimeSpan(Duration.ofSeconds(timeToDecide)),
                timeToEscalate == null ? null : new TimeSpan(Duration.ofSeconds(timeToEscalate)),
                escalated ? true : null,
                openedAt == null ? null : PointInTime.at(openedAt),
                justification,
                reviewedBy == null ? null : SeedReference.to(reviewedBy),
                reviewedByName,
                reviewedAt == null ? null : PointInTime.at(reviewedAt),
                principals(approvers, false),
                principals(approvers, true));
    }

    private static @Nullable List<SeedReference> principals(List<ApproverKey> approvers, boolean escalation) {
        List<SeedReference> principals = approvers.stream()
                .filter(approver -> approver.escalation() == escalation)
                .map(approver -> approver.principalId().toString())
                .sorted()
                .map(SeedReference::new)
                .toList();
        return principals.isEmpty() ? null : principals;
    }

    /** Lets its approvers decide from now on. */
    void open(Instant now) {
        status = StageStatus.IN_PROGRESS;
        openedAt = now;
    }

    /**
     * Notes what an approver has decided.
     *
     * @throws GraphException 409 when it is not open; 400 when the policy requires a justification and there is none
     * @see <a href="https://learn.microsoft.com/graph/api/approvalstage-update">Update approvalStage</a>
     */
    void decide(ReviewResult result, @Nullable String why, DirectoryUser by, Instant now) {
        if (!isOpen()) {
            throw new GraphException(
                    409, "ApprovalAlreadyDecided", "The stage " + key.id() + " is not open for a decision.");
        }
        if (justificationRequired && (why == null || why.isBlank())) {
            throw GraphException.badRequest("The policy requires approvers to give a justification.");
        }
        status = StageStatus.COMPLETED;
        reviewResult = result;
        justification = why;
        reviewedBy = by.key().id();
        reviewedByName = by.displayName();
        reviewedAt = now;
    }

    /** Notes that nobody will decide any more. Does nothing once somebody has. */
    void close() {
        if (status != StageStatus.COMPLETED) {
            status = StageStatus.EXPIRED;
        }
    }

    /** Lets those who stand in decide, too. */
    void escalate() {
        escalated = true;
    }

    boolean isOpen() {
        return status == StageStatus.IN_PROGRESS;
    }

    /** When the request is denied unless somebody decides; empty while it is not open. */
    Optional<Instant> deniedAt() {
        return isOpen() ? after(timeToDecide) : Optional.empty();
    }

    /** When those who stand in are asked, too; empty if they never will be, or were already. */
    Optional<Instant> escalatedAt() {
        Long time = timeToEscalate;
        return isOpen() && !escalated && time != null ? after(time) : Optional.empty();
    }

    private Optional<Instant> after(long seconds) {
        return Optional.ofNullable(openedAt).map(opened -> opened.plus(Duration.ofSeconds(seconds)));
    }

    TenantKey key() {
        return key;
    }

    UUID id() {
        return key.id();
    }

    UUID approvalId() {
        return approvalId;
    }

    String displayName() {
        return displayName;
    }

    StageStatus status() {
        return status;
    }

    ReviewResult reviewResult() {
        return reviewResult;
    }

    boolean isEscalated() {
        return escalated;
    }

    @Nullable
    String justification() {
        return justification;
    }

    @Nullable
    UUID reviewedBy() {
        return reviewedBy;
    }

    @Nullable
    String reviewedByName() {
        return reviewedByName;
    }

    @Nullable
    Instant reviewedAt() {
        return reviewedAt;
    }
}

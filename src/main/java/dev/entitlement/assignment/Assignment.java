package dev.entitlement.assignment;

import dev.entitlement.catalog.Expiration;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.SeedReference;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.InvalidStateException;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An access package held by somebody, or on its way to them, or that they once held.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackageassignment">accessPackageAssignment</a>
 */
@Entity
public final class Assignment {

    @EmbeddedId
    private TenantKey key;

    private UUID catalogId;
    private UUID accessPackageId;
    private @Nullable UUID policyId;
    private UUID targetId;

    @Enumerated(EnumType.STRING)
    private AssignmentState state;

    private String status;

    /** Null is how JPA reads back a schedule that says nothing. */
    private @Nullable Schedule schedule;

    private @Nullable UUID createdBy;

    private @Nullable Instant expiresAt;
    private @Nullable Instant expiredAt;
    private boolean extended;

    /** Times that what the package hands out was compared with what the person has. */
    private int reevaluation;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    Assignment() {}

    Assignment(TenantKey key, UUID catalogId, Grant grant, AssignmentState state) {
        this.key = key;
        this.catalogId = catalogId;
        this.accessPackageId = grant.accessPackageId();
        this.policyId = grant.policyId();
        this.targetId = grant.targetId();
        this.schedule = grant.schedule();
        this.expiresAt = grant.schedule().start() == null
                ? null
                : grant.schedule().endOf(grant.schedule().start());
        this.createdBy = grant.createdBy();
        this.state = state;
        this.status = state.status();
    }

    /**
     * Delivers what is outstanding; resource roles that the person has already are not touched.
     *
     * @param roles all resource roles of this assignment
     * @param reach given the outstanding ones, those of them that the delivery reaches
     * @param outcome given what the delivery did, what the assignment is in afterwards
     */
    DeliveredRoles deliver(
            List<AssignmentResourceRole> roles,
            Function<List<UUID>, Set<UUID>> reach,
            Function<DeliveredRoles, AssignmentState> outcome) {
        List<AssignmentResourceRole> outstanding =
                roles.stream().filter(role -> !role.isFulfilled()).toList();
        List<UUID> tried =
                outstanding.stream().map(AssignmentResourceRole::resourceRoleId).toList();
        Set<UUID> reached = reach.apply(tried);
        outstanding.stream()
                .filter(role -> reached.contains(role.resourceRoleId()))
                .forEach(AssignmentResourceRole::fulfil);
        List<UUID> delivered = tried.stream().filter(reached::contains).toList();
        DeliveredRoles did = new DeliveredRoles(tried, delivered, tried.size() - delivered.size(), roles.size());
        moveTo(outcome.apply(did));
        return did;
    }

    /**
     * Begins to compare what the package hands out with what the person has.
     *
     * @return which comparison it is, 1 for the first
     * @throws InvalidStateException unless the assignment is delivered
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/accesspackageassignment-reprocess">accessPackageAssignment:
     *     reprocess</a>
     */
    int reprocess() {
        if (state != AssignmentState.DELIVERED) {
            throw new InvalidStateException(
                    "InvalidAssignmentState",
                    "The assignment " + key.id() + " is in state " + GraphVersion.BETA.nameOf(state)
                            + " and cannot be reprocessed: only an assignment in state Delivered can.");
        }
        moveTo(AssignmentState.DELIVERING);
        return ++reevaluation;
    }

    /** Whether this comparison is under way; false for one that has been carried out already. */
    boolean isReevaluating(int number) {
        return state == AssignmentState.DELIVERING && reevaluation == number;
    }

    /** Changes policy and schedule; what is told as a length of time counts from now, and what is not told stays. */
    void update(@Nullable UUID policyId, Schedule changed, Instant now) {
        Instant before = expiresAt;
        Instant start = schedule().start();
        this.policyId = policyId == null ? this.policyId : policyId;
        if (changed.expiration().type() != Expiration.Type.NOT_SPECIFIED) {
            this.expiresAt = changed.endOf(now);
        }
        this.schedule = Schedule.of(
                changed.start() == null ? start : changed.start(),
                expiresAt == null ? Expiration.NEVER : Expiration.at(expiresAt));
        this.extended = extended || (before != null && (expiresAt == null || expiresAt.isAfter(before)));
    }

    /** Begins to deliver what was granted to who holds it already: policy and schedule are those of the later grant. */
    void deliverAnew(Grant granted, Instant now) {
        update(granted.policyId(), granted.schedule(), now);
        moveTo(AssignmentState.DELIVERING);
    }

    /** Ends it: nobody holds it any more. */
    void expire(Instant now) {
        if (state != AssignmentState.EXPIRED) {
            moveTo(AssignmentState.EXPIRED);
            expiredAt = now;
        }
    }

    /** Notes that part of it was taken away and part could not be. */
    void takenInPart() {
        moveTo(AssignmentState.PARTIALLY_DELIVERED);
    }

    /** Puts it into a state, whatever led there. */
    void placeIn(AssignmentState placed) {
        moveTo(placed);
        if (placed != AssignmentState.EXPIRED) {
            expiredAt = null;
        }
    }

    /**
     * Changes what the entry names.
     *
     * @param policy null to keep what it has
     * @param target null to keep who has it
     */
    void change(AssignmentSeed.Entry entry, @Nullable UUID policy, @Nullable UUID target, Instant now) {
        if (entry.state() != null) {
            placeIn(entry.state());
        }
        policyId = policy == null ? policyId : policy;
        targetId = target == null ? targetId : target;
        createdBy = entry.createdBy() == null ? createdBy : entry.createdBy();
        if (entry.schedule() != null) {
            schedule = SeededSchedule.from(entry.schedule(), now);
            expiresAt = schedule()
                    .endOf(schedule().start() == null ? now : schedule().start());
        }
        expiresAt = entry.expiresAt() == null ? expiresAt : entry.expiresAt().from(now);
        expiredAt = entry.expiredAt() == null ? expiredAt : entry.expiredAt().from(now);
        if (state == AssignmentState.EXPIRED && expiredAt == null) {
            expiredAt = now;
        }
        extended = entry.extended() == null ? extended : entry.extended();
        reevaluation = entry.reevaluation() == null ? reevaluation : entry.reevaluation();
    }

    /** How many comparisons with its package there were. */
    int reevaluation() {
        return reevaluation;
    }

    /** All of it, as a seed writes it. */
    AssignmentSeed.Entry toEntry(List<AssignmentResourceRole> roles, @Nullable Instant reevaluationDue) {
        return new AssignmentSeed.Entry(
                key.id(),
                SeedReference.to(accessPackageId),
                SeedReference.to(targetId),
                state,
                policyId == null ? null : SeedReference.to(policyId),
                SeededSchedule.of(schedule()),
                createdBy,
                expiresAt == null ? null : PointInTime.at(expiresAt),
                expiredAt == null ? null : PointInTime.at(expiredAt),
                extended ? true : null,
                reevaluation == 0 ? null : Integer.valueOf(reevaluation),
                reevaluationDue == null || state != AssignmentState.DELIVERING ? null : PointInTime.at(reevaluationDue),
                catalogId,
                roles.stream().map(AssignmentResourceRole::toEntry).toList());
    }

    private void moveTo(AssignmentState next) {
        state = next;
        status = next.status();
    }

    TenantKey key() {
        return key;
    }

    /** Unique within the tenant. */
    public UUID id() {
        return key.id();
    }

    /** The catalog that the access package was in when it was assigned. */
    public UUID catalogId() {
        return catalogId;
    }

    /** The access package that is held. */
    public UUID accessPackageId() {
        return accessPackageId;
    }

    /** The policy by which it is held; null where nobody named one. */
    public @Nullable UUID policyId() {
        return policyId;
    }

    /** The subject that holds it. */
    public UUID targetId() {
        return targetId;
    }

    /** How far it has been delivered, or whether it has ended. */
    public AssignmentState state() {
        return state;
    }

    /** The state in other words, as Graph has it. */
    public String status() {
        return status;
    }

    /** From when to when it is held. */
    public Schedule schedule() {
        return schedule == null ? Schedule.NONE : schedule;
    }

    /** When it is to end; null: at no time. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** When it ended; null until then. */
    public @Nullable Instant expiredAt() {
        return expiredAt;
    }

    /** Whether its end was put off. */
    public boolean isExtended() {
        return extended;
    }
}

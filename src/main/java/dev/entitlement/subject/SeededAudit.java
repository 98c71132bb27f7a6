package dev.entitlement.subject;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.Longest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who made something and who changed it last, as a seed writes it.
 *
 * @param createdBy principal name of a user or client id of an app; {@code seed} when left out
 * @param createdAt now when left out
 * @param modifiedBy who made it when left out
 * @param modifiedAt when it was made when left out
 */
public record SeededAudit(
        @Longest(320) @Nullable String createdBy,
        @Nullable PointInTime createdAt,
        @Longest(320) @Nullable String modifiedBy,
        @Nullable PointInTime modifiedAt) {

    /** As a seed writes it. */
    public static SeededAudit of(Audit audit) {
        return new SeededAudit(
                audit.createdBy(),
                PointInTime.at(audit.createdAt()),
                audit.modifiedBy(),
                PointInTime.at(audit.modifiedAt()));
    }

    /**
     * What is meant.
     *
     * @param audit null where the seed says nothing of it
     */
    public static Audit from(@Nullable SeededAudit audit, Author seed) {
        if (audit == null) {
            return Audit.of(seed);
        }
        String createdBy = audit.createdBy == null ? seed.name() : audit.createdBy;
        Instant createdAt = audit.createdAt == null ? seed.at() : audit.createdAt.from(seed.at());
        return new Audit(
                createdBy,
                createdAt,
                audit.modifiedBy == null ? createdBy : audit.modifiedBy,
                audit.modifiedAt == null ? createdAt : audit.modifiedAt.from(seed.at()));
    }
}

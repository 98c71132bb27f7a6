package dev.entitlement.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedReference;
import org.jspecify.annotations.Nullable;

/**
 * Whom a policy means, as a seed writes it: the id or a name of a user or a group, or all of this.
 *
 * @param type the kind of set; that of a user or a group of that name when left out
 * @param id the user, group, service principal or connected organization; its id or name
 * @param description for people
 * @param backup whether it stands in for an approver who cannot be found; only beta says so
 * @param managerLevel how many managers up, 1 to 4
 * @param membershipRule which users are meant
 */
record SeededSubjectSet(
        SubjectSet.@Nullable Type type,
        @Nullable SeedReference id,
        @Longest(4000) @Nullable String description,
        @Nullable Boolean backup,
        @Nullable Integer managerLevel,
        @Longest(4000) @Nullable String membershipRule) {

    @JsonCreator
    SeededSubjectSet {
        if (type == null && id == null) {
            throw new IllegalArgumentException("a set of subjects has a type or an id");
        }
        if (managerLevel != null && (managerLevel < 1 || managerLevel > 4)) {
            throw new IllegalArgumentException("managerLevel is from 1 to 4");
        }
    }

    /** A user or a group. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SeededSubjectSet named(String name) {
        return new SeededSubjectSet(null, new SeedReference(name), null, null, null, null);
    }

    static SeededSubjectSet of(SubjectSet set) {
        return new SeededSubjectSet(
                set.type(),
                set.id() == null ? null : SeedReference.to(set.id()),
                set.description(),
                set.backup() ? true : null,
                set.managerLevel(),
                set.membershipRule());
    }
}

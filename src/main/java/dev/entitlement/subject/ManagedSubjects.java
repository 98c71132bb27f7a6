package dev.entitlement.subject;

import dev.entitlement.odata.Restriction;
import dev.entitlement.tenant.DirectoryUser;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.UUID;

/** The subjects whose manager a user of the directory is. */
public final class ManagedSubjects {

    private ManagedSubjects() {}

    /**
     * Entities whose target is one of them.
     *
     * @param manager object id of the user
     * @param <E> entities that hold a subject's id in an attribute called {@code targetId}
     */
    public static <E> Restriction<E> areTargetsFor(UUID manager) {
        return (entity, query, criteria) -> {
            Subquery<UUID> managed = query.subquery(UUID.class);
            Root<Subject> subject = managed.from(Subject.class);
            Root<DirectoryUser> member = managed.from(DirectoryUser.class);
            managed.select(subject.get("key").get("id"))
                    .where(
                            criteria.equal(
                                    subject.get("key").get("tenantId"),
                                    entity.get("key").get("tenantId")),
                            criteria.equal(
                                    member.get("key").get("tenantId"),
                                    subject.get("key").get("tenantId")),
                            criteria.equal(member.get("key").get("id"), subject.get("objectId")),
                            criteria.equal(member.get("managerId"), manager));
            return entity.get("targetId").in(managed);
        };
    }
}

package dev.entitlement.odata;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Predicate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entities of a tenant a call may see, besides what its {@code $filter} leaves. */
@FunctionalInterface
public interface Restriction<E> {

    /**
     * What must be true of an entity.
     *
     * @param query for subqueries
     * @return null: nothing
     */
    @Nullable
    Predicate of(From<?, E> entity, CriteriaQuery<?> query, CriteriaBuilder criteria);

    /** All entities of the tenant: always the same instance. */
    @SuppressWarnings("unchecked") // it looks at no entity
    static <E> Restriction<E> none() {
        return (Restriction<E>) Unrestricted.ALL;
    }

    /** Those that have this id in the attribute of this path. */
    static <E> Restriction<E> having(String attribute, UUID id) {
        return (entity, query, criteria) -> criteria.equal(Attributes.path(entity, attribute), id);
    }

    /** Restricts nothing. */
    enum Unrestricted implements Restriction<Object> {
        ALL;

        @Override
        public @Nullable Predicate of(From<?, Object> entity, CriteriaQuery<?> query, CriteriaBuilder criteria) {
            return null;
        }
    }
}

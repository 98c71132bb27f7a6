package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Reads what a navigation leads to when a path follows it: {@code /assignmentRequests/{id}/requestor}.
 *
 * @param type whose navigation it is
 * @param target where it leads
 */
record NavigationReads<E, T>(GraphReads reads, GraphType<E> type, Navigation<E> navigation, GraphType<T> target) {

    /** The one entity that it leads to; 404 when there is none. */
    ResponseEntity<Map<String, @Nullable Object>> one(GraphCall call, UUID ownerId) {
        return reads.entity(call, target, Attributes.ID, targetOf(call, ownerId), Restriction.none());
    }

    /** The one entity that a second navigation leads to from there; 404 when there is none. */
    <N> ResponseEntity<Map<String, @Nullable Object>> on(
            GraphCall call, UUID ownerId, Navigation<T> second, GraphType<N> last) {
        return new NavigationReads<>(reads, target, second, last).one(call, targetOf(call, ownerId));
    }

    /** Those of a collection. */
    ResponseEntity<Map<String, @Nullable Object>> page(GraphCall call, UUID ownerId) {
        requireOwner(call, ownerId);
        return reads.page(call, target.entity(), ledToFrom(ownerId));
    }

    /** How many there are in a collection. */
    ResponseEntity<String> count(GraphCall call, UUID ownerId) {
        requireOwner(call, ownerId);
        return reads.count(call, target.entity(), ledToFrom(ownerId));
    }

    /** One of a collection. */
    ResponseEntity<Map<String, @Nullable Object>> one(GraphCall call, UUID ownerId, UUID id) {
        requireOwner(call, ownerId);
        return reads.entity(call, target.entity(), id, ledToFrom(ownerId));
    }

    private UUID targetOf(GraphCall call, UUID ownerId) {
        E owner = requireOwner(call, ownerId);
        UUID id = navigation.cardinality() instanceof Navigation.One<E> one
                ? one.id().apply(owner)
                : null;
        if (id == null) {
            throw nothingThere();
        }
        return id;
    }

    private E requireOwner(GraphCall call, UUID ownerId) {
        return reads.require(type, call.tenantId(), ownerId);
    }

    private Restriction<T> ledToFrom(UUID ownerId) {
        if (navigation.cardinality() instanceof Navigation.Through<E> through) {
            return (entity, query, criteria) -> {
                Subquery<UUID> linked = query.subquery(UUID.class);
                Root<?> link = linked.from(through.link());
                linked.select(Attributes.path(link, through.targetAttribute()))
                        .where(
                                criteria.equal(
                                        Attributes.path(link, Attributes.TENANT),
                                        Attributes.path(entity, Attributes.TENANT)),
                                criteria.equal(Attributes.path(link, through.ownerAttribute()), ownerId));
                return Attributes.<UUID>path(entity, Attributes.ID).in(linked);
            };
        }
        return Restriction.having(((Navigation.Many<E>) navigation.cardinality()).targetAttribute(), ownerId);
    }

    private static GraphException nothingThere() {
        return GraphException.notFound("ResourceNotFound", "The resource was not found.");
    }
}

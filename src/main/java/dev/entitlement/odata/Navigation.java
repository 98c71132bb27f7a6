package dev.entitlement.odata;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A navigation property: from an entity to another, or to several. Entities know each other by key alone; this is what
 * joins them in a query.
 *
 * @param target name of the type it leads to
 * @param cardinality how it finds its target
 * @param addressable whether it can be followed in a path, {@code /assignmentRequests/{id}/requestor}; one that cannot
 *     is still there for {@code $expand}
 */
public record Navigation<E>(Names names, String target, Cardinality<E> cardinality, boolean addressable) {

    /** How a navigation finds what it leads to. */
    public sealed interface Cardinality<E> {}

    /**
     * To at most one entity.
     *
     * @param attribute path of the attribute that holds the id of the target
     * @param id that attribute's value
     */
    public record One<E>(String attribute, Function<E, @Nullable UUID> id) implements Cardinality<E> {}

    /**
     * To any number of entities.
     *
     * @param targetAttribute path of the target's attribute that holds the id of the owner
     */
    public record Many<E>(String targetAttribute) implements Cardinality<E> {}

    /**
     * To any number of entities by way of an entity that links the two.
     *
     * @param ownerAttribute path of the link's attribute that holds the id of the owner
     * @param targetAttribute path of the link's attribute that holds the id of the target
     */
    public record Through<E>(Class<?> link, String ownerAttribute, String targetAttribute) implements Cardinality<E> {}

    boolean isCollection() {
        return !(cardinality instanceof One);
    }
}

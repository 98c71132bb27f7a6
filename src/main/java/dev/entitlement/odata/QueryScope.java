package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Entities of one type inside a query, and the ways from them to others. Within one query a navigation is joined once,
 * however often it is named.
 *
 * @param <E> the entities
 */
final class QueryScope<E> {

    private final GraphTypes types;
    private final CriteriaBuilder criteria;
    private final CommonAbstractCriteria query;
    private final GraphType<E> type;
    private final From<?, E> from;
    private final Map<Navigation<E>, QueryScope<?>> joined = new HashMap<>();

    QueryScope(
            GraphTypes types,
            CriteriaBuilder criteria,
            CommonAbstractCriteria query,
            GraphType<E> type,
            From<?, E> from) {
        this.types = types;
        this.criteria = criteria;
        this.query = query;
        this.type = type;
        this.from = from;
    }

    GraphType<E> type() {
        return type;
    }

    From<?, E> from() {
        return from;
    }

    CriteriaBuilder criteria() {
        return criteria;
    }

    <T> Expression<T> attribute(String attribute) {
        return Attributes.path(from, attribute);
    }

    /** The navigation of this name; the parser has made sure that there is one. */
    Navigation<E> navigation(String name, GraphVersion version) {
        return type.navigations().stream()
                .filter(navigation ->
                        navigation.names().in(version).filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** The entity that a navigation to one leads to; all its attributes are null where there is none. */
    QueryScope<?> follow(Navigation<E> navigation, Navigation.One<E> one) {
        return follow(navigation, one, JoinType.LEFT);
    }

    /** The entity that a navigation to one leads to, for queries whose results all have one. */
    QueryScope<?> require(String name, GraphVersion version) {
        Navigation<E> navigation = navigation(name, version);
        return follow(navigation, (Navigation.One<E>) navigation.cardinality(), JoinType.INNER);
    }

    private QueryScope<?> follow(Navigation<E> navigation, Navigation.One<E> one, JoinType type) {
        QueryScope<?> known = joined.get(navigation);
        if (known == null) {
            known = join(types.named(navigation.target()), one.attribute(), type);
            joined.put(navigation, known);
        }
        return known;
    }

    private <T> QueryScope<T> join(GraphType<T> target, String attribute, JoinType how) {
        Join<E, T> join = from.join(target.entity(), how);
        QueryScope<T> scope = new QueryScope<>(types, criteria, query, target, join);
        join.on(sameTenant(scope), criteria.equal(scope.attribute(Attributes.ID), attribute(attribute)));
        return scope;
    }

    /** Whether some entity that a navigation to several leads to is as the condition says. */
    Predicate any(Navigation<E> navigation, Function<QueryScope<?>, Predicate> condition) {
        return any(navigation, types.named(navigation.target()), condition);
    }

    private <T> Predicate any(
            Navigation<E> navigation, GraphType<T> target, Function<QueryScope<?>, Predicate> condition) {
        Subquery<Integer> some = query.subquery(Integer.class);
        Root<T> root = some.from(target.entity());
        QueryScope<T> scope = new QueryScope<>(types, criteria, some, target, root);
        Predicate linked;
        if (navigation.cardinality() instanceof Navigation.Through<E> through) {
            linked = linked(
                    some,
                    through,
                    (link, owner) -> criteria.equal(
                            Attributes.path(link, through.targetAttribute()), scope.attribute(Attributes.ID)));
        } else if (navigation.cardinality() instanceof Navigation.Many<E> many) {
            linked = criteria.equal(scope.attribute(many.targetAttribute()), attribute(Attributes.ID));
        } else {
            throw new IllegalStateException(navigation.names() + " leads to one entity");
        }
        some.select(criteria.literal(1)).where(sameTenant(scope), linked, condition.apply(scope));
        return criteria.exists(some);
    }

    private Predicate linked(
            Subquery<Integer> outer,
            Navigation.Through<E> through,
            BiFunction<From<?, ?>, From<?, E>, Predicate> target) {
        Subquery<Integer> link = outer.subquery(Integer.class);
        Root<?> root = link.from(through.link());
        link.select(criteria.literal(1))
                .where(
                        criteria.equal(Attributes.path(root, Attributes.TENANT), attribute(Attributes.TENANT)),
                        criteria.equal(Attributes.path(root, through.ownerAttribute()), attribute(Attributes.ID)),
                        target.apply(root, from));
        return criteria.exists(link);
    }

    private Predicate sameTenant(QueryScope<?> other) {
        return criteria.equal(other.attribute(Attributes.TENANT), attribute(Attributes.TENANT));
    }
}

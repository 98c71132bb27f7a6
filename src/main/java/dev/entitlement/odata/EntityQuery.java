package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.odata.QueryOptions.Option;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the database for entities: one query for a page, whatever the options say. */
@Component
class EntityQuery {

    private final EntityManager entities;
    private final GraphTypes types;
    private final SkipToken skipToken;

    EntityQuery(EntityManager entities, GraphTypes types, SkipToken skipToken) {
        this.entities = entities;
        this.types = types;
        this.skipToken = skipToken;
    }

    /**
     * What is asked for.
     *
     * @param expressions the parsed options
     */
    record Asked<E>(
            GraphType<E> type,
            GraphVersion version,
            UUID tenantId,
            Restriction<E> restriction,
            QueryOptions options,
            UriInfo expressions) {}

    /**
     * Entities in their order.
     *
     * @param next the token of the page after this one; null: there is none
     */
    record Page<E>(List<E> entities, @Nullable String next) {}

    /**
     * A page.
     *
     * @param size how many entities it has at most; 0: none, and none follows
     * @param identity what this query has in common with those of its other pages
     * @throws GraphException 400 for a token that was not handed out, and for a filter that cannot be followed
     */
    <E> Page<E> page(Asked<E> asked, int size, String identity) {
        CriteriaBuilder criteria = entities.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = criteria.createTupleQuery();
        QueryScope<E> scope = new QueryScope<>(
                types, criteria, query, asked.type(), query.from(asked.type().entity()));
        List<Expression<?>> pinned = pinned(asked, scope);
        List<Predicate> conditions = conditions(asked, scope, query);
        SortOrder order = SortOrder.of(asked.expressions().getOrderByOption(), scope, asked.version());
        String token = asked.options().text(Option.SKIPTOKEN).orElse(null);
        if (token != null) {
            conditions.add(order.after(skipToken.read(identity, token, order.keys()), criteria));
        }
        List<jakarta.persistence.criteria.Selection<?>> columns = new ArrayList<>();
        columns.add(scope.from());
        order.keys().forEach(key -> columns.add(key.column()));
        query.select(criteria.tuple(columns))
                .where(conditions.toArray(Predicate[]::new))
                .orderBy(order.orders(criteria, pinned));
        if (size == 0) {
            return new Page<>(List.of(), null);
        }
        TypedQuery<Tuple> typed = entities.createQuery(query).setMaxResults(size + 1);
        Integer skip = asked.options().number(Option.SKIP);
        if (skip != null && token == null) {
            typed.setFirstResult(skip);
        }
        List<Tuple> rows = typed.getResultList();
        boolean more = rows.size() > size;
        List<Tuple> shown = more ? rows.subList(0, size) : rows;
        List<E> found =
                shown.stream().map(row -> row.get(0, asked.type().entity())).toList();
        return new Page<>(found, more ? skipToken.write(identity, place(shown.get(size - 1))) : null);
    }

    /** How many entities there are on all pages together. */
    <E> long count(Asked<E> asked) {
        CriteriaBuilder criteria = entities.getCriteriaBuilder();
        CriteriaQuery<Long> query = criteria.createQuery(Long.class);
        QueryScope<E> scope = new QueryScope<>(
                types, criteria, query, asked.type(), query.from(asked.type().entity()));
        pinned(asked, scope);
        query.select(criteria.count(scope.from()))
                .where(conditions(asked, scope, query).toArray(Predicate[]::new));
        return entities.createQuery(query).getSingleResult();
    }

    /** The entity whose attribute has this value; null when there is none. */
    <E> @Nullable E one(GraphType<E> type, UUID tenantId, String attribute, Object value, Restriction<E> restriction) {
        if (restriction == Restriction.<E>none() && attribute.equals(Attributes.ID) && value instanceof UUID id) {
            return entities.find(type.entity(), new TenantKey(tenantId, id));
        }
        CriteriaBuilder criteria = entities.getCriteriaBuilder();
        CriteriaQuery<E> query = criteria.createQuery(type.entity());
        QueryScope<E> scope = new QueryScope<>(types, criteria, query, type, query.from(type.entity()));
        List<Predicate> conditions = restricted(scope, tenantId, restriction, query);
        conditions.add(criteria.equal(scope.attribute(attribute), value));
        Expression<E> selected = scope.from();
        query.select(selected).where(conditions.toArray(Predicate[]::new));
        return entities.createQuery(query)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private static <E> List<Expression<?>> pinned(Asked<E> asked, QueryScope<E> scope) {
        FilterOption filter = asked.expressions().getFilterOption();
        return Conjuncts.pinned(filter == null ? null : filter.getExpression(), scope, asked.version());
    }

    private static <E> List<Predicate> conditions(Asked<E> asked, QueryScope<E> scope, CriteriaQuery<?> query) {
        List<Predicate> conditions = restricted(scope, asked.tenantId(), asked.restriction(), query);
        if (asked.expressions().getFilterOption() != null) {
            conditions.add(new FilterTranslator(asked.version(), scope.criteria())
                    .translate(asked.expressions().getFilterOption().getExpression(), scope));
        }
        if (asked.expressions().getSearchOption() != null) {
            conditions.add(new SearchTranslator(asked.version(), scope.criteria())
                    .translate(asked.expressions().getSearchOption().getSearchExpression(), scope));
        }
        return conditions;
    }

    private static <E> List<Predicate> restricted(
            QueryScope<E> scope, UUID tenantId, Restriction<E> restriction, CriteriaQuery<?> query) {
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(scope.criteria().equal(scope.attribute(Attributes.TENANT), tenantId));
        Predicate restricted = restriction.of(scope.from(), query, scope.criteria());
        if (restricted != null) {
            conditions.add(restricted);
        }
        return conditions;
    }

    private static List<@Nullable Object> place(Tuple last) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int at = 1; at < last.getElements().size(); at++) {
            values.add(last.get(at));
        }
        return values;
    }
}

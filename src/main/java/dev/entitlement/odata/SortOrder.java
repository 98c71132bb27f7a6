package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.jspecify.annotations.Nullable;

/**
 * In which order entities come; always a total one, because the id decides between equals. That makes a page's end a
 * place to go on from, whatever is inserted meanwhile. What is missing comes before what is there.
 *
 * @see <a href="https://learn.microsoft.com/graph/query-parameters#orderby">$orderby</a>
 */
record SortOrder(List<Key> keys) {

    private static final int MOST = 8;

    /** A column to sort by. */
    record Key(Expression<?> column, Kind kind, boolean descending, boolean nullable) {}

    static SortOrder of(@Nullable OrderByOption option, QueryScope<?> scope, GraphVersion version) {
        List<Key> keys = new ArrayList<>();
        if (option != null) {
            if (option.getOrders().size() > MOST) {
                throw GraphException.badRequest("The $orderby query option names more than " + MOST + " properties.");
            }
            for (OrderByItem item : option.getOrders()) {
                if (item.getExpression() instanceof Literal || item.getExpression() instanceof Binary) {
                    throw GraphException.badRequest("The $orderby query option supports properties only.");
                }
                PropertyPath path = PropertyPath.of(item.getExpression(), scope, Map.of(), version);
                keys.add(
                        new Key(path.column(), path.kind(), item.isDescending(), path.nullable() || !path.isOf(scope)));
            }
        }
        // In the direction of the last key, so that one index serves both.
        boolean descending = !keys.isEmpty() && keys.get(keys.size() - 1).descending();
        keys.add(new Key(scope.attribute(Attributes.ID), Kind.GUID, descending, false));
        return new SortOrder(List.copyOf(keys));
    }

    /** @param pinned columns that have one value in all results; sorted by first, they let an index serve the order */
    List<Order> orders(CriteriaBuilder criteria, List<Expression<?>> pinned) {
        List<Order> orders = new ArrayList<>();
        boolean backwards = keys.get(0).descending();
        pinned.forEach(column -> orders.add(backwards ? criteria.desc(column) : criteria.asc(column)));
        for (Key key : keys) {
            Nulls nulls = !key.nullable() ? Nulls.NONE : key.descending() ? Nulls.LAST : Nulls.FIRST;
            orders.add(key.descending() ? criteria.desc(key.column(), nulls) : criteria.asc(key.column(), nulls));
        }
        return orders;
    }

    /** The condition that an entity comes after the one that has these values. */
    Predicate after(List<@Nullable Object> values, CriteriaBuilder criteria) {
        List<Predicate> ways = new ArrayList<>();
        List<Predicate> equal = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            Key key = keys.get(at);
            Object value = values.get(at);
            Predicate further = further(key, value, criteria);
            if (further != null) {
                List<Predicate> way = new ArrayList<>(equal);
                way.add(further);
                ways.add(criteria.and(way));
            }
            equal.add(value == null ? criteria.isNull(key.column()) : criteria.equal(key.column(), value));
        }
        Predicate after = criteria.or(ways);
        Key first = keys.get(0);
        Object bound = values.get(0);
        // Follows from the rest, but this is what an index understands.
        return first.nullable() || bound == null ? after : criteria.and(notBefore(first, bound, criteria), after);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // what can be sorted by has an order
    private static Predicate notBefore(Key key, Object value, CriteriaBuilder criteria) {
        Expression column = key.column();
        Comparable bound = (Comparable) value;
        return key.descending()
                ? criteria.lessThanOrEqualTo(column, bound)
                : criteria.greaterThanOrEqualTo(column, bound);
    }

    /** Null where nothing comes after the value. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // what can be sorted by has an order
    private static @Nullable Predicate further(Key key, @Nullable Object value, CriteriaBuilder criteria) {
        Expression column = key.column();
        if (value == null) {
            return key.descending() ? null : criteria.isNotNull(column);
        }
        Comparable bound = (Comparable) value;
        if (!key.descending()) {
            return criteria.greaterThan(column, bound);
        }
        Predicate less = criteria.lessThan(column, bound);
        return key.nullable() ? criteria.or(less, criteria.isNull(column)) : less;
    }
}

package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.jspecify.annotations.Nullable;

/**
 * What every result of a filter has in common: the comparisons that it joins by {@code and}. They decide which index
 * serves the query, so they are made known before it is built.
 */
final class Conjuncts {

    /** With a value, not with null: true only of what is there. */
    private static final Set<BinaryOperatorKind> REQUIRING = Set.of(
            BinaryOperatorKind.EQ,
            BinaryOperatorKind.GT,
            BinaryOperatorKind.GE,
            BinaryOperatorKind.LT,
            BinaryOperatorKind.LE);

    private Conjuncts() {}

    /**
     * Joins what every result leads to in a way that lets the database begin there, and says which columns have one value
     * in all results: to sort by them first changes no order, and lets an index on them serve the order too.
     */
    static List<Expression<?>> pinned(
            org.apache.olingo.server.api.uri.queryoption.expression.@Nullable Expression filter,
            QueryScope<?> scope,
            GraphVersion version) {
        List<Expression<?>> pinned = new ArrayList<>();
        pinned.add(scope.attribute(Attributes.TENANT));
        if (filter != null) {
            collect(filter, scope, version, pinned);
        }
        return pinned;
    }

    private static void collect(
            org.apache.olingo.server.api.uri.queryoption.expression.Expression filter,
            QueryScope<?> scope,
            GraphVersion version,
            List<Expression<?>> pinned) {
        if (!(filter instanceof Binary binary)) {
            return;
        }
        if (binary.getOperator() == BinaryOperatorKind.AND) {
            collect(binary.getLeftOperand(), scope, version, pinned);
            collect(binary.getRightOperand(), scope, version, pinned);
        } else if (REQUIRING.contains(binary.getOperator())
                && binary.getLeftOperand() instanceof Member member
                && binary.getRightOperand() instanceof Literal literal
                && !literal.getText().equals("null")) {
            require(member.getResourcePath().getUriResourceParts(), scope, version);
            if (binary.getOperator() == BinaryOperatorKind.EQ) {
                PropertyPath path = PropertyPath.of(member, scope, Map.of(), version);
                if (path.isOf(scope)) {
                    pinned.add(path.column());
                }
            }
        }
    }

    /** Follows the navigations of a path as far as there is more to come than the id, which their owner has. */
    private static void require(List<UriResource> parts, QueryScope<?> scope, GraphVersion version) {
        QueryScope<?> at = scope;
        for (int next = 0; next < parts.size() - 1; next++) {
            if (!(parts.get(next) instanceof UriResourceNavigation navigation)
                    || navigation.isCollection()
                    || PropertyPath.isIdAt(parts, next + 1)) {
                return;
            }
            at = at.require(navigation.getProperty().getName(), version);
        }
    }
}

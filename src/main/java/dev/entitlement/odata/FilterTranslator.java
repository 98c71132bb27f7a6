package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@code $filter} into a condition of the query. OData knows true and false where SQL knows unknown, too: a
 * comparison with a value that is missing is false and its negation true. So negations are carried down to the
 * comparisons, each of which says what it makes of null.
 *
 * @see <a href="https://learn.microsoft.com/graph/filter-query-parameter">$filter</a>
 */
final class FilterTranslator {

    private final GraphVersion version;
    private final CriteriaBuilder criteria;
    private final Comparisons comparisons;
    private final Map<String, QueryScope<?>> variables = new HashMap<>();

    FilterTranslator(GraphVersion version, CriteriaBuilder criteria) {
        this.version = version;
        this.criteria = criteria;
        this.comparisons = new Comparisons(criteria);
    }

    /** The condition that the entities of the scope fulfil the expression. */
    Predicate translate(Expression expression, QueryScope<?> scope) {
        return translate(expression, scope, false);
    }

    private Predicate translate(Expression expression, QueryScope<?> scope, boolean negated) {
        if (expression instanceof Binary binary) {
            return binary(binary, scope, negated);
        }
        if (expression instanceof Unary unary && unary.getOperator() == UnaryOperatorKind.NOT) {
            return translate(unary.getOperand(), scope, !negated);
        }
        if (expression instanceof Method method) {
            return comparisons.method(method, path(method.getParameters().get(0), scope), negated);
        }
        if (expression instanceof Literal literal && isTruth(literal)) {
            return Boolean.parseBoolean(literal.getText()) == negated ? criteria.disjunction() : criteria.conjunction();
        }
        if (expression instanceof Member member) {
            return member(member, scope, negated);
        }
        throw unsupported();
    }

    private Predicate binary(Binary binary, QueryScope<?> scope, boolean negated) {
        BinaryOperatorKind operator = binary.getOperator();
        if (operator == BinaryOperatorKind.AND || operator == BinaryOperatorKind.OR) {
            List<Predicate> operands = chained(binary).stream()
                    .map(operand -> translate(operand, scope, negated))
                    .toList();
            return (operator == BinaryOperatorKind.AND) == negated ? criteria.or(operands) : criteria.and(operands);
        }
        if (operator == BinaryOperatorKind.IN) {
            if (binary.getExpressions() == null || binary.getExpressions().isEmpty()) {
                throw unsupported();
            }
            return comparisons.in(path(binary.getLeftOperand(), scope), binary.getExpressions(), negated);
        }
        Expression left = binary.getLeftOperand();
        Expression right = binary.getRightOperand();
        boolean equality = operator == BinaryOperatorKind.EQ || operator == BinaryOperatorKind.NE;
        if (equality && isCondition(left) && right instanceof Literal truth && isTruth(truth)) {
            boolean same = Boolean.parseBoolean(truth.getText()) == (operator == BinaryOperatorKind.EQ);
            return translate(left, scope, negated == same);
        }
        if (left instanceof Literal literal && !(right instanceof Literal)) {
            return comparisons.compare(path(right, scope), mirrored(operator), literal, negated);
        }
        if (right instanceof Literal literal) {
            return comparisons.compare(path(left, scope), operator, literal, negated);
        }
        return comparisons.compare(path(left, scope), operator, path(right, scope), negated);
    }

    /** What a chain of one operator joins: a query that nested as deeply as a chain is long would exhaust the stack. */
    private static List<Expression> chained(Binary chain) {
        List<Expression> operands = new ArrayList<>();
        Deque<Expression> open = new ArrayDeque<>(List.of(chain));
        while (!open.isEmpty()) {
            Expression next = open.pop();
            if (next instanceof Binary binary && binary.getOperator() == chain.getOperator()) {
                open.push(binary.getRightOperand());
                open.push(binary.getLeftOperand());
            } else {
                operands.add(next);
            }
        }
        return operands;
    }

    private static boolean isTruth(Literal literal) {
        return List.of("true", "false").contains(literal.getText());
    }

    /** Whether an expression is a condition itself, {@code startswith(a,'b')}, and not the path of a property. */
    private static boolean isCondition(Expression expression) {
        return expression instanceof Binary
                || expression instanceof Unary
                || (expression instanceof Method method && Comparisons.isCondition(method.getMethod()));
    }

    private static BinaryOperatorKind mirrored(BinaryOperatorKind operator) {
        return switch (operator) {
            case GT -> BinaryOperatorKind.LT;
            case GE -> BinaryOperatorKind.LE;
            case LT -> BinaryOperatorKind.GT;
            case LE -> BinaryOperatorKind.GE;
            default -> operator;
        };
    }

    private PropertyPath path(Expression expression, QueryScope<?> scope) {
        return PropertyPath.of(expression, scope, variables, version);
    }

    private Predicate member(Member member, QueryScope<?> scope, boolean negated) {
        List<UriResource> parts = member.getResourcePath().getUriResourceParts();
        UriResource last = parts.get(parts.size() - 1);
        if (last instanceof UriResourceLambdaAny any) {
            return lambda(parts, scope, any.getLambdaVariable(), any.getExpression(), false, negated);
        }
        if (last instanceof UriResourceLambdaAll all) {
            return lambda(parts, scope, all.getLambdaVariable(), all.getExpression(), true, negated);
        }
        return comparisons.isTrue(path(member, scope), negated);
    }

    /** All are so, if not any is not. */
    private Predicate lambda(
            List<UriResource> parts,
            QueryScope<?> scope,
            @Nullable String variable,
            @Nullable Expression condition,
            boolean all,
            boolean negated) {
        Predicate some = PropertyPath.any(
                parts.subList(0, parts.size() - 1), scope, variables, version, (QueryScope<?> inner) -> {
                    if (condition == null || variable == null) {
                        return criteria.conjunction();
                    }
                    variables.put(variable, inner);
                    Predicate fulfilled = translate(condition, scope, all);
                    variables.remove(variable);
                    return fulfilled;
                });
        return all == negated ? some : criteria.not(some);
    }

    private static GraphException unsupported() {
        return GraphException.badRequest("Invalid filter clause: the expression is not supported.");
    }
}

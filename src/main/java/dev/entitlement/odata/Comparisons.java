package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.jspecify.annotations.Nullable;

/** Comparisons of a column in a query, each with its negation; what is missing equals nothing but null. */
final class Comparisons {

    private static final Set<MethodKind> CONDITIONS =
            Set.of(MethodKind.CONTAINS, MethodKind.STARTSWITH, MethodKind.ENDSWITH);
    private static final char ESCAPE = '\\';

    private final CriteriaBuilder criteria;

    Comparisons(CriteriaBuilder criteria) {
        this.criteria = criteria;
    }

    static boolean isCondition(MethodKind method) {
        return CONDITIONS.contains(method);
    }

    Predicate compare(PropertyPath path, BinaryOperatorKind operator, Literal literal, boolean negated) {
        Object value = Literals.read(literal.getText(), path.kind());
        return switch (operator) {
            case EQ -> equal(path.column(), value, negated);
            case NE -> equal(path.column(), value, !negated);
            case GT, GE, LT, LE -> ordered(path, operator, value, negated);
            default -> throw unsupported(operator.toString());
        };
    }

    Predicate compare(PropertyPath left, BinaryOperatorKind operator, PropertyPath right, boolean negated) {
        boolean equality = operator == BinaryOperatorKind.EQ || operator == BinaryOperatorKind.NE;
        if (!equality || !left.kind().equals(right.kind())) {
            throw unsupported(operator.toString());
        }
        Predicate same = criteria.or(
                criteria.equal(left.column(), right.column()),
                criteria.and(criteria.isNull(left.column()), criteria.isNull(right.column())));
        Predicate different = criteria.or(
                criteria.notEqual(left.column(), right.column()),
                criteria.and(criteria.isNull(left.column()), criteria.isNotNull(right.column())),
                criteria.and(criteria.isNotNull(left.column()), criteria.isNull(right.column())));
        return (operator == BinaryOperatorKind.EQ) == negated ? different : same;
    }

    Predicate in(
            PropertyPath path,
            List<org.apache.olingo.server.api.uri.queryoption.expression.Expression> literals,
            boolean negated) {
        List<Object> values = new ArrayList<>();
        for (org.apache.olingo.server.api.uri.queryoption.expression.Expression each : literals) {
            Object value = each instanceof Literal literal ? Literals.read(literal.getText(), path.kind()) : null;
            if (value == null) {
                throw unsupported("in");
            }
            values.add(value);
        }
        Expression<?> column = path.column();
        return negated ? criteria.or(criteria.not(column.in(values)), criteria.isNull(column)) : column.in(values);
    }

    Predicate isTrue(PropertyPath path, boolean negated) {
        if (path.kind() != Kind.BOOLEAN) {
            throw GraphException.badRequest("Invalid filter clause: a property is no condition by itself.");
        }
        return equal(path.column(), true, negated);
    }

    /** What is missing contains nothing; OData says of its negation that it is not true either. */
    @SuppressWarnings("unchecked") // the kind says that it is text
    Predicate method(Method method, PropertyPath path, boolean negated) {
        if (!isCondition(method.getMethod())) {
            throw unsupported(method.getMethod().toString());
        }
        if (path.kind() != Kind.STRING || !(method.getParameters().get(1) instanceof Literal literal)) {
            throw unsupported(method.getMethod() + " of anything but text");
        }
        String text = escaped(Literals.quoted(literal.getText()));
        String pattern =
                switch (method.getMethod()) {
                    case STARTSWITH -> text + "%";
                    case ENDSWITH -> "%" + text;
                    default -> "%" + text + "%";
                };
        Expression<String> column = (Expression<String>) path.column();
        return negated ? criteria.notLike(column, pattern, ESCAPE) : criteria.like(column, pattern, ESCAPE);
    }

    /** Text as a pattern that means just it. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Predicate equal(Expression<?> column, @Nullable Object value, boolean negated) {
        if (value == null) {
            return negated ? criteria.isNotNull(column) : criteria.isNull(column);
        }
        return negated
                ? criteria.or(criteria.notEqual(column, value), criteria.isNull(column))
                : criteria.equal(column, value);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the kind says that values have an order
    private Predicate ordered(PropertyPath path, BinaryOperatorKind operator, @Nullable Object value, boolean negated) {
        if (path.kind() != Kind.STRING && path.kind() != Kind.INT32 && path.kind() != Kind.DATE_TIME) {
            throw unsupported(operator.toString());
        }
        if (value == null) {
            return negated ? criteria.conjunction() : criteria.disjunction();
        }
        Expression column = path.column();
        Comparable bound = (Comparable) value;
        Predicate holds =
                switch (operator) {
                    case GT ->
                        negated ? criteria.lessThanOrEqualTo(column, bound) : criteria.greaterThan(column, bound);
                    case GE ->
                        negated ? criteria.lessThan(column, bound) : criteria.greaterThanOrEqualTo(column, bound);
                    case LT ->
                        negated ? criteria.greaterThanOrEqualTo(column, bound) : criteria.lessThan(column, bound);
                    default ->
                        negated ? criteria.greaterThan(column, bound) : criteria.lessThanOrEqualTo(column, bound);
                };
        return negated ? criteria.or(holds, criteria.isNull(column)) : holds;
    }

    private static GraphException unsupported(String what) {
        return GraphException.badRequest("Invalid filter clause: '" + what + "' is not supported here.");
    }
}

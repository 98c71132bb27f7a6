package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceComplexProperty;
import org.apache.olingo.server.api.uri.UriResourceIt;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/**
 * A property that an expression names, {@code accessPackage/catalog/displayName}, as a column of the query.
 *
 * @param column the column, joined in if need be
 * @param kind of the property
 */
record PropertyPath(jakarta.persistence.criteria.Expression<?> column, Kind kind) {

    /**
     * Follows a path.
     *
     * @param variables of lambda expressions around it
     * @throws GraphException 400 when it does not end at a property that can be filtered by
     */
    static PropertyPath of(
            Expression expression, QueryScope<?> scope, Map<String, QueryScope<?>> variables, GraphVersion version) {
        if (expression instanceof Member member) {
            return follow(member.getResourcePath().getUriResourceParts(), scope, variables, version);
        }
        if (expression instanceof Method method
                && (method.getMethod() == MethodKind.TOLOWER || method.getMethod() == MethodKind.TOUPPER)) {
            return of(method.getParameters().get(0), scope, variables, version)
                    .inCase(method.getMethod(), scope.criteria());
        }
        throw GraphException.badRequest("Invalid filter clause: a comparison needs a property.");
    }

    /** Whether some entity at the end of the path, which leads to several, is as the condition says. */
    static Predicate any(
            List<UriResource> parts,
            QueryScope<?> scope,
            Map<String, QueryScope<?>> variables,
            GraphVersion version,
            Function<QueryScope<?>, Predicate> condition) {
        QueryScope<?> owner = walk(parts.subList(0, parts.size() - 1), scope, variables, version);
        if (parts.get(parts.size() - 1) instanceof UriResourceNavigation navigation) {
            return any(owner, navigation.getProperty().getName(), version, condition);
        }
        throw unfilterable(parts.get(parts.size() - 1));
    }

    private static <E> Predicate any(
            QueryScope<E> owner, String name, GraphVersion version, Function<QueryScope<?>, Predicate> condition) {
        return owner.any(owner.navigation(name, version), condition);
    }

    private static PropertyPath follow(
            List<UriResource> parts, QueryScope<?> scope, Map<String, QueryScope<?>> variables, GraphVersion version) {
        int end = parts.size() - 1;
        while (end > 0 && parts.get(end - 1) instanceof UriResourceComplexProperty) {
            end--;
        }
        QueryScope<?> owner = walk(parts.subList(0, end), scope, variables, version);
        return property(owner.type(), parts.subList(end, parts.size()), owner, version);
    }

    private static PropertyPath property(
            Shape<?> shape, List<UriResource> parts, QueryScope<?> owner, GraphVersion version) {
        UriResource part = parts.get(0);
        String name = part instanceof UriResourcePrimitiveProperty primitive
                ? primitive.getProperty().getName()
                : part instanceof UriResourceComplexProperty complex
                        ? complex.getProperty().getName()
                        : "";
        for (Property<?> property : shape.properties()) {
            if (property.names().in(version).filter(name::equals).isPresent()) {
                if (parts.size() > 1 && property.kind() instanceof Kind.Complex<?> complex) {
                    return property(complex.type(), parts.subList(1, parts.size()), owner, version);
                }
                if (parts.size() == 1 && property.attribute() != null) {
                    return new PropertyPath(owner.attribute(property.attribute()), property.kind());
                }
            }
        }
        throw unfilterable(part);
    }

    private static QueryScope<?> walk(
            List<UriResource> parts, QueryScope<?> scope, Map<String, QueryScope<?>> variables, GraphVersion version) {
        QueryScope<?> at = scope;
        for (UriResource part : parts) {
            if (part instanceof UriResourceLambdaVariable variable) {
                QueryScope<?> bound = variables.get(variable.getVariableName());
                if (bound == null) {
                    throw unfilterable(part);
                }
                at = bound;
            } else if (part instanceof UriResourceNavigation navigation
                    && navigation.getKeyPredicates().isEmpty()) {
                at = step(at, navigation.getProperty().getName(), version);
            } else if (!(part instanceof UriResourceIt)) {
                throw unfilterable(part);
            }
        }
        return at;
    }

    private static <E> QueryScope<?> step(QueryScope<E> from, String name, GraphVersion version) {
        Navigation<E> navigation = from.navigation(name, version);
        if (navigation.cardinality() instanceof Navigation.One<E> one) {
            return from.follow(navigation, one);
        }
        throw GraphException.badRequest(
                "Invalid filter clause: '" + name + "' is a collection; use any or all to look into it.");
    }

    @SuppressWarnings("unchecked") // the kind says that it is text
    private PropertyPath inCase(MethodKind method, CriteriaBuilder criteria) {
        if (kind != Kind.STRING) {
            throw GraphException.badRequest("Invalid filter clause: only text has letters.");
        }
        jakarta.persistence.criteria.Expression<String> text = (jakarta.persistence.criteria.Expression<String>) column;
        return new PropertyPath(method == MethodKind.TOLOWER ? criteria.lower(text) : criteria.upper(text), kind);
    }

    private static GraphException unfilterable(UriResource part) {
        return GraphException.badRequest("The property '" + QueryOptions.shortened(part.getSegmentValue())
                + "' cannot be used in a query: the emulated service does not filter or sort by it.");
    }
}

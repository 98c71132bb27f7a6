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
import org.jspecify.annotations.Nullable;

/**
 * A property that an expression names, {@code accessPackage/catalog/displayName}, as a column of the query.
 *
 * @param column the column, joined in if need be
 * @param kind of the property
 * @param nullable whether the column may be null
 * @param owner the entities whose column it is
 */
record PropertyPath(
        jakarta.persistence.criteria.Expression<?> column, Kind kind, boolean nullable, QueryScope<?> owner) {

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
        if (isIdAt(parts, end) && end > 0 && parts.get(end - 1) instanceof UriResourceNavigation last) {
            QueryScope<?> before = walk(parts.subList(0, end - 1), scope, variables, version);
            PropertyPath held = heldId(before, last.getProperty().getName(), version);
            if (held != null) {
                return held;
            }
        }
        QueryScope<?> owner = walk(parts.subList(0, end), scope, variables, version);
        return property(owner.type(), parts.subList(end, parts.size()), owner, version);
    }

    /** Whether the path ends at this place with the key. */
    static boolean isIdAt(List<UriResource> parts, int at) {
        return at == parts.size() - 1
                && parts.get(at) instanceof UriResourcePrimitiveProperty property
                && property.getProperty().getName().equals("id");
    }

    /** Whether it is a column of these entities themselves, and not of others joined in. */
    boolean isOf(QueryScope<?> scope) {
        return owner == scope;
    }

    /** The id of the entity that a navigation leads to, which the entity before it has already: nothing is joined. */
    private static <E> @Nullable PropertyPath heldId(QueryScope<E> owner, String name, GraphVersion version) {
        return owner.navigation(name, version).cardinality() instanceof Navigation.One<E> one
                ? new PropertyPath(owner.attribute(one.attribute()), Kind.GUID, true, owner)
                : null;
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
                    return new PropertyPath(
                            owner.attribute(property.attribute()),
                            property.kind(),
                            Attributes.isNullable(owner.type().entity(), property.attribute()),
                            owner);
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
        return new PropertyPath(
                method == MethodKind.TOLOWER ? criteria.lower(text) : criteria.upper(text), kind, nullable, owner);
    }

    private static GraphException unfilterable(UriResource part) {
        return GraphException.badRequest("The property '" + QueryOptions.shortened(part.getSegmentValue())
                + "' cannot be used in a query: the emulated service does not filter or sort by it.");
    }
}

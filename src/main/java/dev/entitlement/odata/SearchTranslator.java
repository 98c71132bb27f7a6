package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.olingo.server.api.uri.queryoption.search.SearchBinary;
import org.apache.olingo.server.api.uri.queryoption.search.SearchBinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.search.SearchExpression;
import org.apache.olingo.server.api.uri.queryoption.search.SearchTerm;
import org.apache.olingo.server.api.uri.queryoption.search.SearchUnary;

/**
 * Turns a {@code $search} into a condition: a term is looked for in every text that can be filtered by, or in the one
 * that it names, {@code "displayName:sales"}; the case of letters does not matter.
 *
 * @see <a href="https://learn.microsoft.com/graph/search-query-parameter">$search</a>
 */
record SearchTranslator(GraphVersion version, CriteriaBuilder criteria) {

    Predicate translate(SearchExpression expression, QueryScope<?> scope) {
        if (expression instanceof SearchBinary binary) {
            List<Predicate> operands = chained(binary).stream()
                    .map(operand -> translate(operand, scope))
                    .toList();
            return binary.getOperator() == SearchBinaryOperatorKind.AND
                    ? criteria.and(operands)
                    : criteria.or(operands);
        }
        if (expression instanceof SearchUnary unary) {
            return criteria.not(translate(unary.getOperand(), scope));
        }
        return term(((SearchTerm) expression).getSearchTerm(), scope);
    }

    private static List<SearchExpression> chained(SearchBinary chain) {
        List<SearchExpression> operands = new ArrayList<>();
        Deque<SearchExpression> open = new ArrayDeque<>(List.of(chain));
        while (!open.isEmpty()) {
            SearchExpression next = open.pop();
            if (next instanceof SearchBinary binary && binary.getOperator() == chain.getOperator()) {
                open.push(binary.getRightOperand());
                open.push(binary.getLeftOperand());
            } else {
                operands.add(next);
            }
        }
        return operands;
    }

    private Predicate term(String term, QueryScope<?> scope) {
        int colon = term.indexOf(':');
        String property = colon < 0 ? "" : term.substring(0, colon);
        String text = term.substring(colon + 1).toLowerCase(Locale.ROOT);
        List<Predicate> places = scope.type().properties().stream()
                .filter(each -> each.kind() == Kind.STRING && each.attribute() != null)
                .filter(each -> each.names()
                        .in(version)
                        .filter(name -> property.isEmpty() || name.equalsIgnoreCase(property))
                        .isPresent())
                .map(each -> contains(scope, String.valueOf(each.attribute()), text))
                .toList();
        if (places.isEmpty()) {
            throw GraphException.badRequest("The $search query option has nothing to look into"
                    + (property.isEmpty() ? "." : ": '" + QueryOptions.shortened(property) + "'."));
        }
        return criteria.or(places);
    }

    /** Missing text contains nothing, and that is false rather than unknown: it may be negated. */
    private Predicate contains(QueryScope<?> scope, String attribute, String text) {
        return criteria.like(
                criteria.lower(criteria.coalesce(scope.<String>attribute(attribute), "")),
                "%" + Comparisons.escaped(text) + "%",
                '\\');
    }
}

package dev.entitlement.odata;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.Guids;
import dev.entitlement.graph.Operation;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One read of a declared set, as the dispatcher calls it.
 *
 * @param operation which it is
 * @param answer what it answers to a call and the variables of its path
 */
record EntitySetRoute(Operation operation, Answer answer) implements Operation.Source {

    /** Answers a call. */
    @FunctionalInterface
    interface Answer {
        ResponseEntity<?> to(GraphCall call, PathVariables path);
    }

    /** The variables of a path. */
    record PathVariables(Map<String, String> values) {

        UUID id(String name) {
            return Guids.parse(values.getOrDefault(name, ""));
        }

        /** The text of a string literal such as {@code 'it''s'}. */
        String literal(String name) {
            String text = values.getOrDefault(name, "");
            if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
                throw GraphException.badRequest("The key must be a string literal in single quotes.");
            }
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
    }

    /** The operation's name ends in what is done: {@code list}, {@code count}, {@code get}; without a page it is inferred. */
    static Operation operation(EntitySet set, String does, String docs) {
        return new Operation(
                set.operation() + "." + does,
                docs,
                docs.isEmpty() ? Fidelity.INFERRED : set.fidelity(),
                set.delegated(),
                set.application());
    }

    /** The method that is mapped. */
    public ResponseEntity<?> answer(GraphCall call) {
        return answer.to(call, new PathVariables(variablesOf(call)));
    }

    @SuppressWarnings("unchecked") // what the dispatcher puts there
    private static Map<String, String> variablesOf(GraphCall call) {
        @Nullable Object variables = call.request().getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}

package dev.entitlement.criteria;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.Nearest;
import dev.entitlement.control.Sentence;
import dev.entitlement.entra.EntraOperation;
import dev.entitlement.graph.Operation;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The names of all operations of Graph and of Entra that are served. A rule for one that is misspelt would never fire, and
 * to expect none of its calls would always come true.
 */
@Component
public class KnownOperations {

    /** Actuator has a mapping of its own. */
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    KnownOperations(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** What is wrong where no operation has that name or, before a {@code *} at its end, begins so. */
    public Optional<ControlError> objectionTo(String pointer, String pattern) {
        NavigableSet<String> names = names();
        if (names.stream().anyMatch(name -> isMeant(pattern, name))) {
            return Optional.empty();
        }
        String shown = Sentence.shortened(pattern);
        return Optional.of(Nearest.to(
                        pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern, names)
                .map(name -> new ControlError(
                        pointer, "There is no operation '" + shown + "'; did you mean '" + name + "'?", List.of(name)))
                .orElseGet(() -> new ControlError(pointer, "There is no operation '" + shown + "'.")));
    }

    /** Whether a name is the one that is written, in any case, or begins as what is written before a {@code *}. */
    public static boolean isMeant(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.regionMatches(true, 0, pattern, 0, pattern.length() - 1)
                : name.equalsIgnoreCase(pattern);
    }

    private NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .flatMap(method -> nameOf(method).stream())
                .forEach(names::add);
        return names;
    }

    private static Optional<String> nameOf(HandlerMethod method) {
        EntraOperation entra = method.getMethodAnnotation(EntraOperation.class);
        return entra == null ? Operation.of(method).map(Operation::name) : Optional.of(entra.value());
    }
}

package dev.entitlement.fault;

import dev.entitlement.control.Nearest;
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

/** The names of all operations of Graph and of Entra that are served. A rule for one that is misspelt would never fire. */
@Component
class KnownOperations {

    /** Actuator has a mapping of its own. */
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    KnownOperations(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Adds a problem where no operation has that name or, before a {@code *} at its end, begins so. */
    void check(String pointer, String pattern, Problems problems) {
        NavigableSet<String> names = names();
        String plain = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean known =
                pattern.endsWith("*") ? names.stream().anyMatch(name -> name.startsWith(plain)) : names.contains(plain);
        if (!known) {
            Nearest.to(plain, names)
                    .ifPresentOrElse(
                            name -> problems.add(
                                    pointer,
                                    "There is no operation '" + pattern + "'; did you mean '" + name + "'?",
                                    List.of(name)),
                            () -> problems.add(pointer, "There is no operation '" + pattern + "'."));
        }
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

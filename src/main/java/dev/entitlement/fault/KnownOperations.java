package dev.entitlement.fault;

import dev.entitlement.entra.EntraOperation;
import dev.entitlement.graph.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
            nearest(plain, names)
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

    private static Optional<String> nearest(String name, NavigableSet<String> names) {
        String lower = name.toLowerCase(Locale.ROOT);
        return names.stream().min(Comparator.comparingInt(known -> distance(lower, known.toLowerCase(Locale.ROOT))));
    }

    /** How many letters have to be added, left out or changed. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[b.length()];
    }
}

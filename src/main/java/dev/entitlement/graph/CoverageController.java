package dev.entitlement.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which operations of Graph are emulated, and how their answers are known. */
@RestController
class CoverageController {

    /**
     * One operation.
     *
     * @param operation its name, as faults and journals match it
     * @param versions {@code beta}, {@code v1.0} or both
     * @param fidelity {@code verified}, {@code documented} or {@code inferred}
     * @param docs its page in Microsoft's reference; empty where it has none
     * @param calls method and path of each way to call it
     * @param delegated delegated permissions, any of which is enough
     * @param application application permissions, any of which is enough
     */
    record Covered(
            String operation,
            TreeSet<String> versions,
            String fidelity,
            String docs,
            TreeSet<String> calls,
            List<String> delegated,
            List<String> application) {}

    private final RequestMappingHandlerMapping mappings;

    CoverageController(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** Lists the operations of Graph that are emulated, who may call each, and how its answers are known. */
    @GetMapping("/_emulator/coverage")
    List<Covered> coverage() {
        Map<String, Covered> covered = new TreeMap<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping :
                mappings.getHandlerMethods().entrySet()) {
            Operation.of(mapping.getValue())
                    .ifPresent(operation ->
                            note(covered.computeIfAbsent(operation.name(), name -> of(operation)), mapping.getKey()));
        }
        return covered.values().stream()
                .sorted(Comparator.comparing(Covered::operation))
                .toList();
    }

    private static Covered of(Operation operation) {
        return new Covered(
                operation.name(),
                new TreeSet<>(),
                operation.fidelity().name().toLowerCase(Locale.ROOT),
                operation.docs(),
                new TreeSet<>(),
                operation.delegated(),
                operation.application());
    }

    private static void note(Covered covered, RequestMappingInfo mapping) {
        for (String path : mapping.getPatternValues()) {
            covered.versions().add(path.substring(1, path.indexOf('/', 1)));
            mapping.getMethodsCondition().getMethods().forEach(method -> covered.calls()
                    .add(method + " " + path.replaceAll(":[^}]*}", "}")));
        }
    }
}

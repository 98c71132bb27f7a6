package dev.entitlement.control;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What there is below {@code /_emulator}, as it is mapped. */
@Component
class ControlRoutes {

    private final Supplier<List<Route>> all;

    ControlRoutes(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<WebMvcEndpointHandlerMapping> operation) {
        this.all = SingletonSupplier.of(() -> Stream.concat(mappings.stream(), operation.stream())
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(ControlRoutes::of)
                .distinct()
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList());
    }

    /**
     * One way to call it.
     *
     * @param path with variables in braces
     */
    record Route(String method, String path) {

        /** The path with whatever stands in the other in place of its variables. */
        String filledFrom(String other) {
            String[] segments = path.split("/", -1);
            String[] given = other.split("/", -1);
            for (int i = 0; i < segments.length && i < given.length; i++) {
                segments[i] = segments[i].startsWith("{") ? given[i] : segments[i];
            }
            return String.join("/", segments);
        }
    }

    List<Route> all() {
        return all.get();
    }

    /** Tells that there is nothing at a path, and what comes nearest to it. */
    String nothingAt(String method, String path) {
        String written = path.toLowerCase(Locale.ROOT);
        Map<String, Route> filled = all().stream()
                .sorted(Comparator.comparing(route -> !route.method().equals(method)))
                .collect(Collectors.toMap(
                        route -> below(route.filledFrom(written)), Function.identity(), (first, second) -> first));
        String shown = Sentence.shortened(path);
        return "There is nothing at " + shown
                + Nearest.to(below(written), filled.keySet())
                        .map(filled::get)
                        .map(route -> "; did you mean " + route.method() + " " + route.path() + "?")
                        .orElse("; GET /_emulator lists what there is.");
    }

    private static String below(String path) {
        return path.substring(ControlSurface.PREFIX.length());
    }

    private static Stream<Route> of(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .filter(path -> path.equals(ControlSurface.PREFIX)
                        || (path.startsWith(ControlSurface.PREFIX + "/") && !path.endsWith("/")))
                .flatMap(ControlRoutes::shown)
                .flatMap(path -> methods.stream().map(method -> new Route(method.name(), path)));
    }

    /** As people write it; what the framework maps for every group of health, for those that there are. */
    private static Stream<String> shown(String path) {
        return path.endsWith("/**")
                ? Stream.of("liveness", "readiness").map(group -> path.replace("**", group))
                : Stream.of(path.replaceAll(":[^}]*}", "}").replace("{requiredMetricName}", "{name}"));
    }
}

package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler of a call among the mappings whose paths have its shape. Spring compares a path that has an id in it
 * with each mapping in turn, and there are hundreds. Whatever is not plain is left to it: a path that nothing matches, or
 * two handlers equally well.
 */
final class ShapedHandlerMapping extends RequestMappingHandlerMapping {

    /** The actuator's has -100. */
    private static final int BEFORE_ACTUATOR = -200;

    /** Made anew by the first call after a mapping has come. */
    private volatile @Nullable Sorted sorted;

    /** @param ofAnyLength those whose paths differ in their number of segments */
    private record Sorted(Map<Integer, List<Shaped>> byLength, List<Shaped> ofAnyLength) {

        static Sorted of(Map<RequestMappingInfo, HandlerMethod> handlers) {
            List<Shaped> all = new ArrayList<>();
            handlers.forEach((mapping, handler) -> all.add(Shaped.of(mapping, handler)));
            Map<Integer, List<Shaped>> byLength = new HashMap<>();
            all.stream()
                    .flatMap(shaped -> shaped.shapes().stream())
                    .map(PathShape::length)
                    .distinct()
                    .forEach(length -> byLength.put(
                            length,
                            all.stream()
                                    .filter(shaped -> shaped.mayHave(length))
                                    .toList()));
            return new Sorted(
                    byLength,
                    all.stream().filter(shaped -> shaped.shapes().isEmpty()).toList());
        }

        List<Shaped> ofLength(int segments) {
            return byLength.getOrDefault(segments, ofAnyLength);
        }
    }

    /** @param shapes of its paths; empty where any path may match */
    private record Shaped(RequestMappingInfo mapping, HandlerMethod handler, List<PathShape> shapes) {

        static Shaped of(RequestMappingInfo mapping, HandlerMethod handler) {
            PathPatternsRequestCondition paths = mapping.getPathPatternsCondition();
            List<@Nullable PathShape> shapes = paths == null
                    ? List.of()
                    : paths.getPatterns().stream().map(PathShape::of).toList();
            return new Shaped(
                    mapping,
                    handler,
                    shapes.stream().allMatch(Objects::nonNull)
                            ? shapes.stream().map(Objects::requireNonNull).toList()
                            : List.of());
        }

        boolean mayHave(int segments) {
            return shapes.isEmpty() || shapes.stream().anyMatch(shape -> shape.length() == segments);
        }

        boolean mayMatch(List<String> segments) {
            for (PathShape shape : shapes) {
                if (shape.mayMatch(segments)) {
                    return true;
                }
            }
            return shapes.isEmpty();
        }
    }

    /** @param matching what of the mapping applies to the call */
    private record Match(RequestMappingInfo matching, HandlerMethod handler) {}

    @Override
    public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
        super.registerMapping(mapping, handler, method);
        sorted = null;
    }

    @Override
    public void unregisterMapping(RequestMappingInfo mapping) {
        super.unregisterMapping(mapping);
        sorted = null;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        Match best = best(matches(request), request);
        if (best == null) {
            return super.lookupHandlerMethod(path, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, best.handler());
        handleMatch(best.matching(), path, request);
        return best.handler();
    }

    /** Before the actuator's, of whose paths few calls are. */
    @Override
    public int getOrder() {
        return BEFORE_ACTUATOR;
    }

    private Sorted sorted() {
        Sorted known = sorted;
        if (known == null) {
            known = Sorted.of(getHandlerMethods());
            sorted = known;
        }
        return known;
    }

    private List<Match> matches(HttpServletRequest request) {
        List<String> segments = PathShape.segmentsOf(
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication());
        List<Match> matches = new ArrayList<>(2);
        for (Shaped shaped : sorted().ofLength(segments.size())) {
            RequestMappingInfo matching =
                    shaped.mayMatch(segments) ? getMatchingMapping(shaped.mapping(), request) : null;
            if (matching != null) {
                matches.add(new Match(matching, shaped.handler()));
            }
        }
        return matches;
    }

    /** The one that matches better than the others; null where there is none, or it is more than a question of paths. */
    private @Nullable Match best(List<Match> matches, HttpServletRequest request) {
        if (matches.size() < 2) {
            return matches.isEmpty() ? null : matches.get(0);
        }
        Comparator<Match> order = Comparator.comparing(Match::matching, getMappingComparator(request));
        matches.sort(order);
        boolean plain = order.compare(matches.get(0), matches.get(1)) != 0 && !CorsUtils.isPreFlightRequest(request);
        return plain ? matches.get(0) : null;
    }
}

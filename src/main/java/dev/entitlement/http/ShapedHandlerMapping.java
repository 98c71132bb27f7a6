package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler of a call as Spring does, after a glance at the shape of its path. Spring compares a path that has an id
 * in it with each mapping in turn, and there are hundreds.
 */
final class ShapedHandlerMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, Shapes> shapes = new ConcurrentHashMap<>();

    /** @param known empty where any path may match */
    private record Shapes(Optional<List<PathShape>> known) {

        static Shapes of(RequestMappingInfo mapping) {
            PathPatternsRequestCondition condition = mapping.getPathPatternsCondition();
            if (condition == null) {
                return new Shapes(Optional.empty());
            }
            Set<?> patterns = condition.getPatterns();
            List<PathShape> found = condition.getPatterns().stream()
                    .flatMap(pattern -> Optional.ofNullable(PathShape.of(pattern)).stream())
                    .toList();
            return new Shapes(found.size() == patterns.size() ? Optional.of(found) : Optional.empty());
        }

        boolean mayMatch(List<String> segments) {
            if (known.isEmpty()) {
                return true;
            }
            for (PathShape shape : known.get()) {
                if (shape.mayMatch(segments)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A call whose path has been looked at. */
    private static final class LookedAt extends HttpServletRequestWrapper {

        private final List<String> segments;

        LookedAt(HttpServletRequest request) {
            super(request);
            this.segments = PathShape.segmentsOf(
                    ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication());
        }
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        return super.lookupHandlerMethod(path, new LookedAt(request));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        return request instanceof LookedAt looked && !shapesOf(mapping).mayMatch(looked.segments)
                ? null
                : super.getMatchingMapping(mapping, request);
    }

    private Shapes shapesOf(RequestMappingInfo mapping) {
        Shapes known = shapes.get(mapping);
        return known == null ? shapes.computeIfAbsent(mapping, Shapes::of) : known;
    }
}

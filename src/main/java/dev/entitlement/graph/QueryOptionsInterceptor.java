package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriUtils;

/**
 * Refuses the query options that an operation would otherwise ignore: a client must not take one for granted. Graph lets
 * clients leave out the {@code $} of the system options.
 */
class QueryOptionsInterceptor implements HandlerInterceptor {

    private static final Set<String> SYSTEM_OPTIONS =
            Set.of("count", "expand", "filter", "format", "orderby", "search", "select", "skip", "skiptoken", "top");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(GraphOperation.class)) {
            refuseOptions(query);
        }
        return true;
    }

    /** Reads the query alone: asking the request for its parameters would read them out of a form's body, too. */
    private static void refuseOptions(String query) {
        try {
            Arrays.stream(StringUtils.delimitedListToStringArray(query, "&"))
                    .map(option -> UriUtils.decode(option, StandardCharsets.UTF_8))
                    .map(option -> option.contains("=") ? option.substring(0, option.indexOf('=')) : option)
                    .filter(name -> name.startsWith("$") || SYSTEM_OPTIONS.contains(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(option -> {
                        throw GraphException.badRequest("The query option '" + option + "' is not supported.");
                    });
        } catch (IllegalArgumentException undecodable) {
            throw GraphException.badRequest("The query of the request cannot be decoded.");
        }
    }
}

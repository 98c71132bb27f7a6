package dev.entitlement.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPatternParser;

class ShapedHandlerMappingTests {

    private static final Method METHOD = Objects.requireNonNull(Handler.class.getDeclaredMethods())[0];

    private final ShapedHandlerMapping mapping = new ShapedHandlerMapping();

    private record Handler(String name) {

        void handle() {}
    }

    @BeforeEach
    void mappings() {
        PathPatternParser parser = new PathPatternParser();
        parser.setCaseSensitive(false);
        mapping.setPatternParser(parser);
        mapping.setApplicationContext(new StaticWebApplicationContext());
        mapping.afterPropertiesSet();
        map(RequestMethod.GET, "/beta/requests");
        map(RequestMethod.GET, "/beta/requests/{id}");
        map(RequestMethod.GET, "/beta/requests/$count");
        map(RequestMethod.POST, "/beta/requests/{id}/reprocess", "/beta/requests/{id}/graph.reprocess");
        map(RequestMethod.GET, "/beta/{first}/x");
        map(RequestMethod.GET, "/beta/{second}/x");
        map(RequestMethod.GET, "/files/**");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /beta/requests, /beta/requests",
        "GET, /BETA/Requests, /beta/requests",
        "GET, /beta/requests/1, /beta/requests/{id}",
        "GET, /beta/requests/$count, /beta/requests/$count",
        "GET, /beta/requests/$COUNT, /beta/requests/$count",
        "POST, /beta/requests/1/reprocess, /beta/requests/{id}/reprocess",
        "POST, /beta/requests/1/graph.Reprocess, /beta/requests/{id}/reprocess",
        "GET, /files, /files/**",
        "GET, /files/1, /files/**",
        "GET, /files/a/b/c/d/e/f/g, /files/**",
    })
    void findsWhatMatchesBest(String method, String path, String handler) throws Exception {
        MockHttpServletRequest call = call(method, path);
        assertThat(handlerOf(call)).isEqualTo(new Handler(handler));
        assertThat(call.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE))
                .isInstanceOf(HandlerMethod.class);
    }

    @Test
    void tellsOfVariables() throws Exception {
        MockHttpServletRequest call = call("POST", "/beta/requests/a%2Fb/reprocess");
        handlerOf(call);
        assertThat(call.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE))
                .hasToString("{id=a/b}");
    }

    @Test
    void findsWhatHasComeSinceTheFirstCall() throws Exception {
        assertThat(handlerOf(call("GET", "/beta/catalogs/1"))).isNull();
        RequestMappingInfo late = map(RequestMethod.GET, "/beta/catalogs/{id}");
        assertThat(handlerOf(call("GET", "/beta/catalogs/1"))).isEqualTo(new Handler("/beta/catalogs/{id}"));
        mapping.unregisterMapping(late);
        assertThat(handlerOf(call("GET", "/beta/catalogs/1"))).isNull();
    }

    @Test
    void leavesToSpringWhatMatchesNothingOrTwice() throws Exception {
        assertThat(handlerOf(call("GET", "/nothing"))).isNull();
        assertThatThrownBy(() -> handlerOf(call("GET", "/beta/requests/1/reprocess")))
                .isInstanceOf(HttpRequestMethodNotSupportedException.class);
        assertThatThrownBy(() -> handlerOf(call("GET", "/beta/1/x"))).hasMessageContaining("Ambiguous");
    }

    private RequestMappingInfo map(RequestMethod method, String... paths) {
        RequestMappingInfo info = RequestMappingInfo.paths(paths)
                .methods(method)
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(info, new Handler(paths[0]), METHOD);
        return info;
    }

    private static MockHttpServletRequest call(String method, String path) {
        MockHttpServletRequest call = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(call);
        return call;
    }

    private Object handlerOf(MockHttpServletRequest call) throws Exception {
        HandlerExecutionChain found = mapping.getHandler(call);
        return found == null ? null : ((HandlerMethod) found.getHandler()).getBean();
    }
}

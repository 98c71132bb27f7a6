package dev.entitlement.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** A handler that calls the server which called it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"emulator.http.port=0", "emulator.https.port=0", "emulator.seed=empty"})
@Import(InnerCallsTests.Handlers.class)
class InnerCallsTests {

    private static final Map<String, String> TEXT = Map.of("Content-Type", "application/json", "X-Odd", "\u00e9");

    @Autowired
    private Handlers handlers;

    @LocalServerPort
    private int port;

    @Test
    void anInnerCallIsACallLikeAnyOther() throws Exception {
        during(outer -> {
            InnerAnswer answer = handlers.server.send(
                    outer,
                    new InnerCall(
                            "PUT",
                            "/_emulator/inner%20/?a=%20b",
                            TEXT,
                            "gr\u00fc\u00df".getBytes(StandardCharsets.UTF_8)));

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers())
                    .containsEntry("Content-Type", "text/plain;charset=UTF-8")
                    .containsEntry("X-Twice", "1,2");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo("http://localhost:" + port + "/_emulator/inner%20/ a=%20b REQUEST gr\u00fc\u00df");
        });
        assertThat(handlers.innerAuthentication).isNotInstanceOf(TestingAuthenticationToken.class);
        assertThat(handlers.innerIsInner).isTrue();
    }

    @Test
    void theOuterCallGoesOnAsItWas() throws Exception {
        during(outer -> {
            RequestAttributes attributes = RequestContextHolder.currentRequestAttributes();
            Authentication authentication = new TestingAuthenticationToken("outer", "");
            SecurityContextHolder.getContext().setAuthentication(authentication);
            String locale = LocaleContextHolder.getLocale().toString();

            handlers.server.send(outer, new InnerCall("PUT", "/_emulator/inner%20/", TEXT, new byte[] {'a'}));
            handlers.server.send(outer, new InnerCall("GET", "/beta/a%2Fb", Map.of(), new byte[0]));

            assertThat(RequestContextHolder.getRequestAttributes()).isSameAs(attributes);
            assertThat(SecurityContextHolder.getContext().getAuthentication()).isSameAs(authentication);
            assertThat(LocaleContextHolder.getLocale()).hasToString(locale);
            assertThat(InnerCalls.isInner(outer)).isFalse();
        });
    }

    @Test
    void whatTomcatRefusesIsWordedByTheSurfaceThatWasCalled() throws Exception {
        during(outer -> {
            InnerAnswer refused =
                    handlers.server.send(outer, new InnerCall("GET", "/beta/a%2Fb", Map.of(), new byte[0]));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                    .startsWith("{\"error\":{\"code\":\"BadRequest\"");
        });
    }

    private void during(Consumer<HttpServletRequest> handled) throws IOException, InterruptedException {
        handlers.handled = handled;
        handlers.failure = null;
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/_emulator/outer"))
                .header("Accept-Language", "fi")
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(call, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(handlers.failure).isNull();
    }

    @TestComponent
    @RestController
    static class Handlers {

        private final InnerCalls server;
        private Consumer<HttpServletRequest> handled;
        private Throwable failure;
        private Authentication innerAuthentication;
        private boolean innerIsInner;

        Handlers(InnerCalls server) {
            this.server = server;
        }

        @GetMapping("/_emulator/outer")
        void outer(HttpServletRequest call) {
            try {
                handled.accept(call);
            } catch (Throwable failed) {
                failure = failed;
            }
        }

        @PutMapping("/_emulator/inner /")
        ResponseEntity<String> inner(
                HttpServletRequest call, @RequestParam(required = false) String a, @RequestBody String body) {
            innerAuthentication = SecurityContextHolder.getContext().getAuthentication();
            innerIsInner = InnerCalls.isInner(call);
            DispatcherType dispatched = call.getDispatcherType();
            return ResponseEntity.status(201)
                    .header("X-Twice", "1", "2")
                    .header("Content-Type", "text/plain;charset=UTF-8")
                    .body(call.getRequestURL() + " " + call.getQueryString() + " " + dispatched + " " + body);
        }
    }
}

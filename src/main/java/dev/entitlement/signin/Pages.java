package dev.entitlement.signin;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes pages. Templates escape whatever is put into them; and were one wrong, the browser would still run no script
 * without the number that is drawn for every answer.
 *
 * <p>The policy says nothing of where forms may lead ({@code form-action}): browsers judge by it the redirects after a
 * form as well, and whoever signs in is redirected to an app, and by the app to wherever it likes.
 */
@Component
class Pages {

    private static final String POLICY = "default-src 'none'; style-src 'nonce-%1$s'; script-src 'nonce-%1$s';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, Template> templates;

    Pages() {
        Mustache.Compiler compiler =
                Mustache.compiler().emptyStringIsFalse(true).withLoader(Pages::open);
        this.templates = Stream.of("sign-in", "form-post", "error", "device-code", "device", "device-done")
                .collect(Collectors.toMap(Function.identity(), compiler::loadTemplate));
    }

    /** Writes a page, status and headers included. */
    void write(HttpServletResponse response, Page page) throws IOException {
        String nonce = UUID.randomUUID().toString();
        StringWriter html = new StringWriter();
        Objects.requireNonNull(templates.get(page.template())).execute(page, Map.of("nonce", nonce), html);
        response.setStatus(page.status());
        guard(response);
        response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
        response.setHeader("X-Frame-Options", "DENY");
        response.setContentType("text/html;charset=UTF-8");
        byte[] body = html.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** What is true of every answer that a browser gets here: it is kept nowhere, and its address is told to nobody. */
    static void guard(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store, no-cache");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static Reader open(String template) {
        InputStream found = Pages.class.getResourceAsStream("/signin/" + template + ".mustache");
        return new InputStreamReader(Objects.requireNonNull(found, template), StandardCharsets.UTF_8);
    }
}

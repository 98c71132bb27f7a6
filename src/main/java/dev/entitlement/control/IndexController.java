package dev.entitlement.control;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where everybody begins. */
@RestController
class IndexController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final IndexPage page;
    private final ControlRoutes routes;

    IndexController(IndexPage page, ControlRoutes routes) {
        this.page = page;
        this.routes = routes;
    }

    /**
     * What there is.
     *
     * @param version of the emulator
     * @param openapi where the routes are described in full
     * @param routes every way to call the control API
     */
    record Index(String name, String version, String openapi, List<ControlRoutes.Route> routes) {}

    /**
     * Tells what there is: to a shell in commands to paste, to a browser as a page, and as JSON to who asks for it.
     *
     * @param tenant id, domain or alias of the tenant that the commands are for; the default tenant when left out
     */
    @GetMapping({"/_emulator", "/_emulator/"})
    ResponseEntity<String> commands(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return answer(TEXT).body(page.text(origin(), tenant));
    }

    /** The same as a page. */
    @GetMapping(
            path = {"/_emulator", "/_emulator/"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> html(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return answer(HTML).body(page.html(origin(), tenant));
    }

    /** Every route. */
    @GetMapping(
            path = {"/_emulator", "/_emulator/"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Index> json() {
        return answer(MediaType.APPLICATION_JSON)
                .body(new Index(
                        "Graph Entitlement Emulator",
                        page.version(),
                        origin() + "/_emulator/openapi.json",
                        routes.all()));
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(type);
    }

    private static String origin() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}

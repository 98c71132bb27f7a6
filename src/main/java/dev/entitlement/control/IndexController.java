package dev.entitlement.control;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where everybody begins. */
@RestController
class IndexController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** What is sent to who takes anything is the first. */
    private static final List<MediaType> SENT = List.of(TEXT, MediaType.APPLICATION_JSON, HTML);

    private final IndexPage page;
    private final ControlRoutes routes;
    private final HeaderContentNegotiationStrategy accepted = new HeaderContentNegotiationStrategy();

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

    /** Tells what there is: to a shell in commands to paste, to a browser as a page, and as JSON to who asks for it. */
    @GetMapping({"/_emulator", "/_emulator/"})
    ResponseEntity<?> index(NativeWebRequest call) throws HttpMediaTypeNotAcceptableException {
        String origin = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        MediaType wanted = accepted.resolveMediaTypes(call).stream()
                .flatMap(type -> SENT.stream().filter(type::isCompatibleWith))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(SENT));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(wanted);
        if (wanted.equals(HTML)) {
            return answer.body(page.html(origin));
        }
        return wanted.equals(TEXT)
                ? answer.body(page.text(origin))
                : answer.body(new Index(
                        "Graph Entitlement Emulator",
                        page.version(),
                        origin + "/_emulator/openapi.json",
                        routes.all()));
    }
}

package dev.entitlement.seed;

import dev.entitlement.control.ControlException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The state of tenants as seed documents. */
@RestController
class StateController {

    private final States states;
    private final SeedSchema schema;

    StateController(States states, SeedSchema schema) {
        this.states = states;
        this.schema = schema;
    }

    /**
     * Loads a document.
     *
     * @param mode {@code merge} adds and changes; {@code replace} removes all that the tenant had before
     * @param dryRun {@code true}: changes nothing, and tells what would be changed
     * @param tenant id, domain or alias; when left out, the tenant that the document names, or else the default tenant
     */
    @PostMapping("/_emulator/seed")
    SeedResult seed(
            HttpServletRequest call,
            @RequestParam(name = "mode", defaultValue = "merge") String mode,
            @RequestParam(name = "dryRun", defaultValue = "false") String dryRun,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant)
            throws IOException {
        SeedMode meant = modeNamed(mode);
        boolean dry = isTrue("dryRun", dryRun);
        return states.load(body(call), formatOf(call), tenant, meant, dry);
    }

    /** The whole state of a tenant. */
    @GetMapping("/_emulator/state")
    ResponseEntity<byte[]> state(
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "format", required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        SeedFormat wanted = format == null ? accepted(accept) : formatNamed(format);
        return ResponseEntity.ok().contentType(wanted.mediaType()).body(states.write(tenant, wanted));
    }

    /** Puts a document in the place of all that a tenant has. */
    @PutMapping("/_emulator/state")
    SeedResult replace(
            HttpServletRequest call, @RequestParam(name = "tenant", required = false) @Nullable String tenant)
            throws IOException {
        return states.load(body(call), formatOf(call), tenant, SeedMode.REPLACE, false);
    }

    /** A <a href="https://json-schema.org/draft/2020-12">JSON Schema</a> of documents, for editors. */
    @GetMapping("/_emulator/seed/schema.json")
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json"))
                .body(schema.text());
    }

    private static byte[] body(HttpServletRequest call) throws IOException {
        return call.getInputStream().readAllBytes();
    }

    /** A form, which a page of another site could send without asking, is no document. */
    private static SeedFormat formatOf(HttpServletRequest call) {
        String type = call.getContentType();
        try {
            return SeedFormat.of(MediaType.parseMediaType(String.valueOf(type)))
                    .orElseThrow(StateController::unsupported);
        } catch (InvalidMediaTypeException unreadable) {
            throw unsupported();
        }
    }

    private static ControlException unsupported() {
        return ControlException.badRequest(
                "The body must be sent with Content-Type: application/json or application/yaml.");
    }

    private static SeedFormat accepted(@Nullable String accept) {
        if (accept == null) {
            return SeedFormat.JSON;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .map(SeedFormat::of)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(SeedFormat.JSON);
        } catch (InvalidMediaTypeException unreadable) {
            return SeedFormat.JSON;
        }
    }

    private static SeedFormat formatNamed(String name) {
        return SeedFormat.named(name)
                .orElseThrow(() -> ControlException.badRequest("The format '" + name + "' is neither json nor yaml."));
    }

    private static SeedMode modeNamed(String name) {
        return Arrays.stream(SeedMode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> ControlException.badRequest("The mode '" + name + "' is neither merge nor replace."));
    }

    private static boolean isTrue(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw ControlException.badRequest("The parameter " + name + " is true or false.");
        }
        return value.equals("true");
    }
}

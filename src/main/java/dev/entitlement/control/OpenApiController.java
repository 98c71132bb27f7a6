package dev.entitlement.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The descriptions of what can be called here, which the build writes. */
@RestController
class OpenApiController {

    private final Supplier<byte[]> control = document("control");
    private final Supplier<byte[]> graph = document("graph");

    /** The OpenAPI description of the control API. */
    @GetMapping(path = "/_emulator/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> control() {
        return json(control);
    }

    /** The OpenAPI description of the part of Graph that is emulated. */
    @GetMapping(path = "/_emulator/openapi/graph.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> graph() {
        return json(graph);
    }

    private static ResponseEntity<byte[]> json(Supplier<byte[]> document) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document.get());
    }

    private static Supplier<byte[]> document(String name) {
        return SingletonSupplier.of(() -> {
            try (InputStream found = OpenApiController.class.getResourceAsStream("/openapi/" + name + ".json")) {
                return Objects.requireNonNull(found, name).readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}

package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Several calls in one. */
@RestController
class BatchController {

    private final Batches batches;

    BatchController(Batches batches) {
        this.batches = batches;
    }

    @GraphOperation(
            value = "batch.run",
            docs = "https://learn.microsoft.com/graph/json-batching",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {},
            application = {},
            anyCaller = true)
    @PostMapping(
            path = {"/beta/$batch", "/v1.0/$batch"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> batch(HttpServletRequest call) throws IOException {
        return ODataAnswer.plain(batches.run(call));
    }
}

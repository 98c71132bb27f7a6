package dev.entitlement.request;

import dev.entitlement.graph.FidelityProperties;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The answer to the creation of a request: its creation time is null, as Microsoft's samples have it; reading the
 * request tells it.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests">Create
 *     assignmentRequest</a>
 */
@Component
class CreatedAnswer {

    private static final String VALIDATION_ONLY = "isValidationOnly";

    private final GraphReads reads;
    private final int status;

    CreatedAnswer(GraphReads reads, FidelityProperties fidelity) {
        this.reads = reads;
        this.status = fidelity.createStatus();
    }

    /** @param validationOnly whether the request was made to be validated alone */
    ResponseEntity<Map<String, @Nullable Object>> of(
            GraphCall call, AssignmentRequest request, boolean validationOnly) {
        ResponseEntity<Map<String, @Nullable Object>> created = reads.created(call, request);
        Map<String, @Nullable Object> body = new LinkedHashMap<>(created.getBody());
        body.put("createdDateTime", null);
        body.replace(VALIDATION_ONLY, validationOnly);
        return ResponseEntity.status(status).headers(created.getHeaders()).body(body);
    }
}

package dev.entitlement.catalog;

import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.BodyOf;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import dev.entitlement.subject.Authors;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests for resources to come into a catalog or to go. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackageResourceRequests",
    "/v1.0/identityGovernance/entitlementManagement/resourceRequests"
})
class ResourceRequestController {

    private final ResourceRequests requests;
    private final Authors authors;
    private final GraphReads reads;

    ResourceRequestController(ResourceRequests requests, Authors authors, GraphReads reads) {
        this.requests = requests;
        this.authors = authors;
        this.reads = reads;
    }

    @GraphOperation(
            value = "resourceRequest.create",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagement-post-resourcerequests",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(GraphCall call, @BodyOf(ResourceTypes.REQUEST) Body body) {
        return reads.created(call, requests.create(authors.of(call), body));
    }
}

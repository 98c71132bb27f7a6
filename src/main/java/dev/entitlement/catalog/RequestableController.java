package dev.entitlement.catalog;

import static dev.entitlement.graph.Permissions.READ;
import static dev.entitlement.graph.Permissions.READ_WRITE;
import static dev.entitlement.graph.Permissions.SUBJECT_ACCESS;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.IgnoredBody;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells users what they can ask for, and what they have to say when they do. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackages",
    "/v1.0/identityGovernance/entitlementManagement/accessPackages"
})
class RequestableController {

    private final AccessPackages accessPackages;
    private final GraphReads reads;

    RequestableController(AccessPackages accessPackages, GraphReads reads) {
        this.accessPackages = accessPackages;
        this.reads = reads;
    }

    @GraphOperation(
            value = "accessPackage.filterByCurrentUser",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-filterbycurrentuser",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {SUBJECT_ACCESS, READ, READ_WRITE},
            application = {})
    @GetMapping("/filterByCurrentUser(on={on})")
    ResponseEntity<Map<String, @Nullable Object>> requestable(GraphCall call, @PathVariable("on") String on) {
        if (!on.equalsIgnoreCase("'allowedRequestor'")) {
            throw Refusals.noSuchValue(on.replace("'", ""));
        }
        return reads.page(
                call,
                AccessPackage.class,
                accessPackages.requestableBy(call.tenantId(), call.caller().objectId()));
    }

    @GraphOperation(
            value = "accessPackage.getApplicablePolicyRequirements",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-getapplicablepolicyrequirements",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {SUBJECT_ACCESS, READ, READ_WRITE},
            application = {})
    @PostMapping("/{id:[^$(]+}/getApplicablePolicyRequirements")
    ResponseEntity<Map<String, @Nullable Object>> requirements(GraphCall call, @EntityId UUID id, IgnoredBody body) {
        return reads.values(
                call,
                Requirements.TYPE,
                accessPackages.requirements(call.tenantId(), id, call.caller().objectId()));
    }
}

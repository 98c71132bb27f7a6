package dev.entitlement.approval;

import static dev.entitlement.graph.Permissions.READ;
import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.Guids;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.BodyOf;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How approvers decide, and what else than reading one approval can be done. */
@RestController
class ApprovalController {

    private static final String BETA =
            "/beta/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals";
    private static final String V1 = "/v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals";

    /** Neither {@code $count} nor a function such as {@code filterByCurrentUser(on='approver')} is an id. */
    private static final String ID = "/{id:[^$(]+}";

    private final Approvals approvals;
    private final ApprovalFilters filters;
    private final GraphReads reads;

    ApprovalController(Approvals approvals, ApprovalFilters filters, GraphReads reads) {
        this.approvals = approvals;
        this.filters = filters;
        this.reads = reads;
    }

    @GraphOperation(
            value = "approvalStage.update",
            docs = "https://learn.microsoft.com/graph/api/approvalstage-update",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = {})
    @PatchMapping({BETA + ID + "/steps/{stage}", V1 + ID + "/stages/{stage}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(GraphCall call, @EntityId UUID id, @PathVariable String stage, @BodyOf(ApprovalTypes.STAGE) Body body) {
        approvals.decide(call.tenantId(), id, Guids.parse(stage), Decision.of(call, body));
    }

    @GraphOperation(
            value = "approval.filterByCurrentUser",
            docs = "https://learn.microsoft.com/graph/api/approval-filterbycurrentuser",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = {})
    @GetMapping(
            path = {BETA + "/filterByCurrentUser(on={on})", V1 + "/filterByCurrentUser(on={on})"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> filterByCurrentUser(GraphCall call, @PathVariable String on) {
        return reads.page(call, Approval.class, filters.ofCurrentUser(call.caller(), on));
    }

    /** As the live service answers: the tokens that it asks for have no permission to call it. */
    @GraphOperation(
            value = "approval.list",
            docs = "https://learn.microsoft.com/graph/api/approval-get",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {READ, READ_WRITE},
            application = {})
    @GetMapping({BETA, V1})
    void list(GraphCall call) {
        throw new GraphException(403, "", "Only app tokens are supported");
    }
}

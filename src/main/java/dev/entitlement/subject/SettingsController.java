package dev.entitlement.subject;

import static dev.entitlement.graph.Permissions.READ;
import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.BodyOf;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The one settings object of a tenant. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/settings",
    "/v1.0/identityGovernance/entitlementManagement/settings"
})
class SettingsController {

    private final TenantSettings settings;
    private final GraphReads reads;

    SettingsController(TenantSettings settings, GraphReads reads) {
        this.settings = settings;
        this.reads = reads;
    }

    @GraphOperation(
            value = "settings.get",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagementsettings-get",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {READ, READ_WRITE},
            application = {READ, READ_WRITE})
    @GetMapping
    ResponseEntity<Map<String, @Nullable Object>> get(GraphCall call) {
        return reads.singleton(call, "settings", settings.of(call.tenantId()));
    }

    @GraphOperation(
            value = "settings.update",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagementsettings-update",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PatchMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(GraphCall call, @BodyOf(SubjectTypes.SETTINGS) Body body) {
        settings.change(call.tenantId(), body);
    }
}

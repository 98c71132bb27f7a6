package dev.entitlement;

import dev.entitlement.control.ExampleTenant;
import dev.entitlement.graph.Permissions;
import dev.entitlement.identity.AuthProperties;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the start prints and the index page shows is for the default tenant, as are calls that name none. */
@Component
class DefaultTenant implements ExampleTenant {

    private static final String PERMISSION = Permissions.READ_WRITE;

    private final Tenants tenants;
    private final AssignmentRequests requests;
    private final AuthProperties auth;

    DefaultTenant(Tenants tenants, AssignmentRequests requests, AuthProperties auth) {
        this.tenants = tenants;
        this.requests = requests;
        this.auth = auth;
    }

    @Override
    public Optional<Facts> facts(@Nullable String tenant) {
        return (tenant == null ? tenants.byDefault() : Optional.of(tenants.selected(tenant))).map(this::factsOf);
    }

    private Facts factsOf(Tenant tenant) {
        Optional<ClientApplication> client = auth.issuerUri().isEmpty()
                ? tenants.clients(tenant.id()).stream()
                        .filter(app -> app.secret() != null && app.appRoles().contains(PERMISSION))
                        .findFirst()
                : Optional.empty();
        return new Facts(
                tenant.id(),
                tenant.displayName(),
                client.map(ClientApplication::clientId).orElse(null),
                client.map(ClientApplication::secret).orElse(null),
                requests.reprocessable(tenant.id()).orElse(null));
    }
}

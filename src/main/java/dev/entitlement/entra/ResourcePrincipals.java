package dev.entitlement.entra;

import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds what a token is asked for, by the name that scopes begin with. */
@Component
@OnEmbeddedIssuer
class ResourcePrincipals {

    /** Graph, by name and by the id of its service principal. */
    private static final Set<String> GRAPH =
            Set.of(AccessTokens.AUDIENCE, AccessTokens.AUDIENCE + "/", "00000003-0000-0000-c000-000000000000");

    /** The application ID URI that every app has until it chooses another. */
    static final String APPLICATION_URI = "api://";

    private final Tenants tenants;

    ResourcePrincipals(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * Graph, or the app registered in this tenant whose client id it is, with or without {@code api://}.
     *
     * @throws EntraException when there is none
     */
    ResourcePrincipal named(Tenant tenant, String resource) {
        String name = resource.toLowerCase(Locale.ROOT);
        if (GRAPH.contains(name)) {
            return ResourcePrincipal.GRAPH;
        }
        String clientId = name.startsWith(APPLICATION_URI) ? name.substring(APPLICATION_URI.length()) : name;
        if (tenants.client(tenant.id(), clientId).isEmpty()) {
            throw EntraException.resourceNotFound(resource, tenant.displayName());
        }
        return new ResourcePrincipal(name, false);
    }
}

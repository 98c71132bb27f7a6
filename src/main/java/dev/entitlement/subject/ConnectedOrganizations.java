package dev.entitlement.subject;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.tenant.TenantKey;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organizations that a tenant is connected with. */
@Service
@Transactional
class ConnectedOrganizations {

    static final String NOT_FOUND = "ConnectedOrganizationNotFound";
    static final String NOT_FOUND_MESSAGE = "The connected organization was not found.";

    private final ConnectedOrganizationRepository organizations;

    ConnectedOrganizations(ConnectedOrganizationRepository organizations) {
        this.organizations = organizations;
    }

    ConnectedOrganization create(Author author, Body body) {
        return organizations.saveAndFlush(
                new ConnectedOrganization(new TenantKey(author.tenantId(), UUID.randomUUID()), body, author));
    }

    /** @throws GraphException 404 for an organization that is not there */
    void change(Author author, UUID id, Body body) {
        held(author.tenantId(), id).change(body, author);
    }

    /** @throws GraphException 404 for an organization that is not there */
    void delete(UUID tenantId, UUID id) {
        organizations.delete(held(tenantId, id));
    }

    private ConnectedOrganization held(UUID tenantId, UUID id) {
        return organizations
                .findForUpdate(new TenantKey(tenantId, id))
                .orElseThrow(() -> GraphException.notFound(NOT_FOUND, NOT_FOUND_MESSAGE));
    }
}

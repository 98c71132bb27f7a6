package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests for resources to come into a catalog or to go, carried out as they are made. */
@Service
@Transactional
class ResourceRequests {

    private final ResourceRequestRepository requests;
    private final Catalogs catalogs;
    private final Resources resources;
    private final Subjects subjects;

    ResourceRequests(ResourceRequestRepository requests, Catalogs catalogs, Resources resources, Subjects subjects) {
        this.requests = requests;
        this.catalogs = catalogs;
        this.resources = resources;
        this.subjects = subjects;
    }

    /**
     * Carries out a request.
     *
     * @throws GraphException 404 for a catalog or resource that is not there, 400 for a resource that is in the catalog
     *     already or cannot go
     */
    ResourceRequest create(Author author, Body body) {
        ResourceRequestType type = body.enumeration("requestType", ResourceRequestType.class);
        if (type == null) {
            throw Body.missing("requestType");
        }
        Body resource = body.body("accessPackageResource").orElseThrow(() -> Body.missing("accessPackageResource"));
        boolean validationOnly = body.bool("isValidationOnly", false);
        String justification = body.string("justification", 4000);
        Catalog catalog = catalogs.held(author.tenantId(), catalogIn(body));
        UUID resourceId = null;
        if (type == ResourceRequestType.ADMIN_ADD) {
            AccessPackageResource described = resources.described(catalog, resource, author);
            if (!validationOnly) {
                resources.onboard(described, author.tenantId());
                resourceId = described.id();
            }
        } else {
            AccessPackageResource named = resources.named(author.tenantId(), catalog.id(), resource);
            if (!validationOnly) {
                resources.remove(author.tenantId(), named);
            }
        }
        return requests.saveAndFlush(new ResourceRequest(
                new TenantKey(author.tenantId(), UUID.randomUUID()),
                catalog.id(),
                type,
                resourceId,
                requestor(author),
                validationOnly,
                justification,
                author.at()));
    }

    private static UUID catalogIn(Body body) {
        UUID named = body.guid("catalogId");
        UUID id = named != null
                ? named
                : body.body("catalog").map(of -> of.guid("id")).orElse(null);
        if (id == null) {
            throw Body.missing("catalogId");
        }
        return id;
    }

    private @Nullable UUID requestor(Author author) {
        return Optional.ofNullable(author.userId())
                .flatMap(user -> subjects.ofUser(author.tenantId(), user))
                .map(Subject::id)
                .orElse(null);
    }
}

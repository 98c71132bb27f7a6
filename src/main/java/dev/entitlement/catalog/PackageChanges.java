package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Author;
import dev.entitlement.tenant.TenantKey;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How access packages come, change and go. */
@Service
@Transactional
class PackageChanges {

    private final AccessPackageRepository accessPackages;
    private final AccessPackageResourceRoleScopeRepository roleScopes;
    private final AssignmentPolicyRepository policies;
    private final IncompatibleAccessPackageRepository incompatibles;
    private final Catalogs catalogs;
    private final ApplicationEventPublisher events;

    PackageChanges(
            AccessPackageRepository accessPackages,
            AccessPackageResourceRoleScopeRepository roleScopes,
            AssignmentPolicyRepository policies,
            IncompatibleAccessPackageRepository incompatibles,
            Catalogs catalogs,
            ApplicationEventPublisher events) {
        this.accessPackages = accessPackages;
        this.roleScopes = roleScopes;
        this.policies = policies;
        this.incompatibles = incompatibles;
        this.catalogs = catalogs;
        this.events = events;
    }

    /**
     * Makes an access package in the catalog that the body names, as {@code catalogId} or as {@code catalog}.
     *
     * @throws GraphException 404 for a catalog that is not there, 409 for a unique name that another package has
     */
    AccessPackage create(Author author, Body body) {
        UUID named = body.guid("catalogId");
        UUID catalogId = named != null
                ? named
                : body.body("accessPackageCatalog").map(of -> of.guid("id")).orElse(null);
        if (catalogId == null) {
            throw Body.missing("catalogId");
        }
        TenantKey key = new TenantKey(author.tenantId(), UUID.randomUUID());
        AccessPackage accessPackage = new AccessPackage(key, catalogId, body, author);
        catalogs.held(author.tenantId(), catalogId);
        return Refusals.unless(Refusals::duplicate, () -> accessPackages.saveAndFlush(accessPackage));
    }

    /** @throws GraphException 404 for a package that is not there, 409 for a unique name that another has */
    void change(Author author, UUID id, Body body) {
        AccessPackage accessPackage = held(author.tenantId(), id);
        accessPackage.change(body, author);
        Refusals.unless(Refusals::duplicate, () -> accessPackages.saveAndFlush(accessPackage));
    }

    /**
     * Deletes an access package with its policies and what it hands out.
     *
     * @throws GraphException 404 for a package that is not there, 400 for one that somebody still holds or asks for
     */
    void delete(UUID tenantId, UUID id) {
        AccessPackage accessPackage = held(tenantId, id);
        events.publishEvent(new AccessPackageDeleted(tenantId, id));
        Refusals.unless(
                () -> Refusals.inUse(
                        "AccessPackageInUse", "The access package has assignments or requests. They have to go first."),
                () -> {
                    roleScopes.deleteByKeyTenantIdAndAccessPackageId(tenantId, id);
                    policies.deleteByKeyTenantIdAndAccessPackageId(tenantId, id);
                    incompatibles.deleteByKeyTenantIdAndAccessPackageId(tenantId, id);
                    incompatibles.deleteByKeyTenantIdAndIncompatibleId(tenantId, id);
                    accessPackages.delete(accessPackage);
                    accessPackages.flush();
                    return id;
                });
    }

    /**
     * Says that who holds one access package cannot ask for another.
     *
     * @param id the one that cannot be asked for
     * @throws GraphException 404 for a package that is not there, 400 for a package and itself, 409 if it was said
     *     before
     */
    void addIncompatible(UUID tenantId, UUID id, UUID incompatibleId) {
        if (id.equals(incompatibleId)) {
            throw GraphException.badRequest("An access package cannot be incompatible with itself.");
        }
        held(tenantId, id);
        if (!accessPackages.existsById(new TenantKey(tenantId, incompatibleId))) {
            throw Refusals.noAccessPackage();
        }
        Refusals.unless(
                Refusals::duplicate,
                () -> incompatibles.saveAndFlush(
                        new IncompatibleAccessPackage(new TenantKey(tenantId, UUID.randomUUID()), id, incompatibleId)));
    }

    /** @throws GraphException 404 for two packages of which nobody said that they are incompatible */
    void removeIncompatible(UUID tenantId, UUID id, UUID incompatibleId) {
        held(tenantId, id);
        incompatibles.delete(incompatibles
                .findByKeyTenantIdAndAccessPackageIdAndIncompatibleId(tenantId, id, incompatibleId)
                .orElseThrow(Refusals::noAccessPackage));
    }

    /**
     * An access package, which nobody else changes until the caller's transaction ends.
     *
     * @throws GraphException 404 for one that is not there
     */
    AccessPackage held(UUID tenantId, UUID id) {
        return accessPackages.findForUpdate(new TenantKey(tenantId, id)).orElseThrow(Refusals::noAccessPackage);
    }
}

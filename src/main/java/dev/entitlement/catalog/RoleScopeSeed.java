package dev.entitlement.catalog;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedReference;
import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code resourceRoles} of a seed's access package. */
@Component
class RoleScopeSeed {

    /**
     * What an access package hands out: a role of one of its catalog's resources, or one on a resource of its own.
     *
     * @param id of the role scope, and of everything else that is made for it; following from package and name when left out
     * @param displayName of a role on a resource of its own
     * @param originSystem of a role on a resource of its own: {@code AadGroup}, {@code AadApplication} or
     *     {@code SharePointOnline}; the first when left out
     * @param role instead: the role of a resource, as {@code Resource/Role} for instance
     * @param scope id of the resource's scope; the resource's only one when left out
     */
    record Entry(
            @Nullable UUID id,
            @Nullable String displayName,
            @Nullable OriginSystem originSystem,
            @Nullable SeedReference role,
            @Nullable UUID scope,
            @Nullable SeededAudit audit) {

        Entry {
            if ((displayName == null) == (role == null)) {
                throw new IllegalArgumentException("a resource role has a displayName, or is the role of a resource");
            }
            if (role != null && originSystem != null) {
                throw new IllegalArgumentException("the originSystem of a role is that of its resource");
            }
        }
    }

    private final AccessPackageResourceRepository resources;
    private final AccessPackageResourceRoleRepository roles;
    private final AccessPackageResourceScopeRepository scopes;
    private final AccessPackageResourceRoleScopeRepository roleScopes;
    private final ResourceSeed resourceSeed;

    RoleScopeSeed(
            AccessPackageResourceRepository resources,
            AccessPackageResourceRoleRepository roles,
            AccessPackageResourceScopeRepository scopes,
            AccessPackageResourceRoleScopeRepository roleScopes,
            ResourceSeed resourceSeed) {
        this.resources = resources;
        this.roles = roles;
        this.scopes = scopes;
        this.roleScopes = roleScopes;
        this.resourceSeed = resourceSeed;
    }

    void load(SeedLoad load, AccessPackage accessPackage, @Nullable List<Entry> entries) {
        load.each(entries, entry -> {
            if (entry.role() == null) {
                loadOwn(load, accessPackage, entry, Objects.requireNonNull(entry.displayName()));
            } else {
                loadRole(load, accessPackage, entry, entry.role());
            }
        });
    }

    /** Everything that is made for it has the same id. */
    private void loadOwn(SeedLoad load, AccessPackage accessPackage, Entry entry, String displayName) {
        UUID id =
                entry.id() == null ? load.derived("resourceRoles", accessPackage.id() + "/" + displayName) : entry.id();
        load.only("resourceRoles", entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        AccessPackageResourceRole there = roles.findById(key).orElse(null);
        Audit audit = entry.audit() == null ? accessPackage.audit() : auditOf(load, entry);
        if (there == null) {
            OriginSystem system = entry.originSystem() == null ? OriginSystem.AAD_GROUP : entry.originSystem();
            AccessPackageResource resource = resources.save(new AccessPackageResource(
                    key,
                    accessPackage.catalogId(),
                    new Origin(id.toString(), system.text()),
                    new ResourceDescription(displayName, null, null, null),
                    audit));
            roles.save(new AccessPackageResourceRole(key, resource, id.toString(), displayName));
            scopes.save(new AccessPackageResourceScope(key, resource));
            SeedNames known = resourceSeed.rolesOf(load, accessPackage.catalogId());
            ResourceSeed.addRole(known, id, id.toString(), displayName, displayName);
        } else {
            there.rename(displayName);
        }
        handOut(load, accessPackage, id, id, id, audit);
    }

    private void loadRole(SeedLoad load, AccessPackage accessPackage, Entry entry, SeedReference reference) {
        UUID roleId = resourceSeed.rolesOf(load, accessPackage.catalogId()).resolve(reference);
        AccessPackageResourceRole role =
                roles.findById(new TenantKey(load.tenantId(), roleId)).orElseThrow();
        UUID scope = entry.scope() != null
                ? scopes.findById(new TenantKey(load.tenantId(), entry.scope()))
                        .filter(found -> found.resourceId().equals(role.resourceId()))
                        .orElseThrow(() ->
                                new IllegalArgumentException("the resource of that role has no scope " + entry.scope()))
                        .id()
                : scopes.findByKeyTenantIdAndResourceIdOrderByOriginId(load.tenantId(), role.resourceId())
                        .get(0)
                        .id();
        UUID id = entry.id() == null
                ? load.derived("resourceRoles", accessPackage.id() + "/" + roleId + "/" + scope)
                : entry.id();
        load.only("resourceRoles", entry, id);
        handOut(load, accessPackage, id, roleId, scope, auditOf(load, entry));
    }

    private void handOut(SeedLoad load, AccessPackage accessPackage, UUID id, UUID roleId, UUID scopeId, Audit audit) {
        TenantKey key = new TenantKey(load.tenantId(), id);
        AccessPackageResourceRoleScope there = roleScopes.findById(key).orElse(null);
        if (there == null) {
            roleScopes.save(new AccessPackageResourceRoleScope(key, accessPackage.id(), roleId, scopeId, audit));
            load.created("resourceRoles", id);
        } else if (there.accessPackageId().equals(accessPackage.id())
                && there.roleId().equals(roleId)
                && there.scopeId().equals(scopeId)) {
            load.updated("resourceRoles", id);
        } else {
            throw new IllegalArgumentException("the resource role " + id + " is another one");
        }
    }

    private static Audit auditOf(SeedLoad load, Entry entry) {
        return SeededAudit.from(entry.audit(), Author.seed(load.tenantId(), load.now()));
    }
}

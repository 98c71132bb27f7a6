package dev.entitlement.catalog;

import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedRefused;
import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.tenant.TenantKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code resources} of a seed's catalog, with their roles and their scope. */
@Component
class ResourceSeed {

    private static final String SECTION = "resources";

    /**
     * A resource.
     *
     * @param id that of the catalog's resource of this origin, or following from it, when left out
     * @param originId id in the system that it comes from
     * @param originSystem {@code AadGroup}, {@code AadApplication} or {@code SharePointOnline}; the first when left out
     * @param displayName the name, for people; the originId when left out
     * @param description what it is, for people
     * @param resourceType what kind of thing it is, for people; as its system has it when left out
     * @param url its address
     * @param environment the region of a SharePoint that it is in
     * @param scope id of its scope, which is all of it; following from its own when left out
     * @param roles the roles one can have on it; those that its system has when left out
     */
    record Entry(
            @Nullable UUID id,
            @Longest(500) String originId,
            @Nullable OriginSystem originSystem,
            @Nullable String displayName,
            @Longest(4000) @Nullable String description,
            @Nullable String resourceType,
            @Longest(2048) @Nullable String url,
            @Nullable SeedReference environment,
            @Nullable SeededAudit audit,
            @Nullable UUID scope,
            @Nullable List<Role> roles) {}

    /**
     * A role on a resource.
     *
     * @param id following from resource and name when left out
     * @param originId id in the system that the resource comes from; as that system names its roles when left out
     * @param displayName the role's name
     */
    record Role(@Nullable UUID id, @Longest(600) @Nullable String originId, String displayName) {}

    private final AccessPackageResourceRepository resources;
    private final AccessPackageResourceRoleRepository roles;
    private final AccessPackageResourceScopeRepository scopes;
    private final ResourceEnvironmentSeed environments;

    ResourceSeed(
            AccessPackageResourceRepository resources,
            AccessPackageResourceRoleRepository roles,
            AccessPackageResourceScopeRepository scopes,
            ResourceEnvironmentSeed environments) {
        this.resources = resources;
        this.roles = roles;
        this.scopes = scopes;
        this.environments = environments;
    }

    record NamedRole(UUID catalogId, UUID id, String originId, String displayName, String resourceName) {}

    void load(SeedLoad load, UUID catalogId, @Nullable List<Entry> entries) {
        load.each(entries, entry -> load(load, catalogId, entry));
    }

    private void load(SeedLoad load, UUID catalogId, Entry entry) {
        OriginSystem system = entry.originSystem() == null ? OriginSystem.AAD_GROUP : entry.originSystem();
        SeedNames known = resourcesOf(load, catalogId);
        String origin = originOf(system.text(), entry.originId());
        UUID bearer = known.byFirstName(origin).orElse(null);
        UUID id = entry.id() != null
                ? entry.id()
                : bearer != null ? bearer : load.derived(SECTION, catalogId + "/" + origin);
        if (bearer != null && !bearer.equals(id)) {
            throw new SeedRefused(entry, "the catalog has that resource already, " + bearer);
        }
        load.only(SECTION, entry, id);
        UUID environment =
                entry.environment() == null ? null : environments.names(load).resolve(entry.environment());
        TenantKey key = new TenantKey(load.tenantId(), id);
        AccessPackageResource resource = resources.findById(key).orElse(null);
        Audit audit = SeededAudit.from(entry.audit(), Author.seed(load.tenantId(), load.now()));
        if (resource == null) {
            resource = resources.save(new AccessPackageResource(
                    key,
                    catalogId,
                    new Origin(entry.originId(), system.text()),
                    new ResourceDescription(
                            entry.displayName() == null ? shortened(entry.originId()) : entry.displayName(),
                            entry.description(),
                            entry.resourceType() == null ? system.resourceType() : entry.resourceType(),
                            entry.url()),
                    audit));
            resource.placeIn(environment);
            scopes.save(new AccessPackageResourceScope(
                    new TenantKey(
                            load.tenantId(),
                            entry.scope() == null ? load.derived("scopes", id.toString()) : entry.scope()),
                    resource));
            loadRoles(load, resource, entry.roles() == null ? rolesOf(system) : entry.roles());
            load.created(SECTION, id);
        } else if (resource.catalogId().equals(catalogId)) {
            resource.change(entry, environment, entry.audit() == null ? resource.audit() : audit);
            loadRoles(load, resource, entry.roles() == null ? List.of() : entry.roles());
            load.updated(SECTION, id);
        } else {
            throw new IllegalArgumentException("the resource " + id + " is in another catalog");
        }
        known.add(id, origin, resource.displayName());
    }

    private void loadRoles(SeedLoad load, AccessPackageResource resource, List<Role> entries) {
        SeedNames known = rolesOf(load, resource.catalogId());
        load.each(entries, role -> {
            UUID id = role.id() == null ? load.derived("roles", resource.id() + "/" + role.displayName()) : role.id();
            load.only("roles", role, id);
            TenantKey key = new TenantKey(load.tenantId(), id);
            String originId = role.originId() == null
                    ? OriginSystem.of(resource.origin().system())
                            .originOf(role.displayName(), resource.origin().id())
                    : role.originId();
            roles.findById(key)
                    .ifPresentOrElse(
                            there -> there.rename(role.displayName()),
                            () -> roles.save(
                                    new AccessPackageResourceRole(key, resource, originId, role.displayName())));
            addRole(known, id, originId, role.displayName(), resource.displayName());
        });
    }

    /** The roles that a catalog's packages can hand out: by originId, {@code Resource/Role}, role or resource. */
    SeedNames rolesOf(SeedLoad load, UUID catalogId) {
        load.names("role", () -> {
            roles.findNames(load.tenantId())
                    .forEach(role -> addRole(
                            namesOfRoles(load, role.catalogId()),
                            role.id(),
                            role.originId(),
                            role.displayName(),
                            role.resourceName()));
            return new SeedNames("role");
        });
        return namesOfRoles(load, catalogId);
    }

    private static SeedNames namesOfRoles(SeedLoad load, UUID catalogId) {
        return load.names("role/" + catalogId, () -> new SeedNames("resource role in that catalog,"));
    }

    static void addRole(SeedNames names, UUID id, String originId, String displayName, String resource) {
        names.add(id, originId, resource + "/" + displayName, displayName, resource);
    }

    private SeedNames resourcesOf(SeedLoad load, UUID catalogId) {
        return load.names("resource/" + catalogId, () -> {
            SeedNames names = new SeedNames("resource in that catalog,");
            resources
                    .findByKeyTenantIdAndCatalogId(load.tenantId(), catalogId)
                    .forEach(resource -> names.add(
                            resource.id(),
                            originOf(
                                    resource.origin().system(),
                                    resource.origin().id()),
                            resource.displayName()));
            return names;
        });
    }

    private static String originOf(String system, String originId) {
        return system + ":" + originId;
    }

    private static String shortened(String originId) {
        return originId.substring(0, Math.min(Longest.USUALLY, originId.length()));
    }

    private static List<Role> rolesOf(OriginSystem system) {
        List<Role> usual = new ArrayList<>();
        system.roles().forEach(role -> usual.add(new Role(null, null, role)));
        return usual;
    }
}

package dev.entitlement.catalog;

import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedRefused;
import dev.entitlement.control.SeedSection;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.tenant.TenantKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code catalogs}, each with its resources and its access packages, what they hand out and their policies. */
@Component
@Order(60)
class CatalogSeed implements SeedSection<CatalogSeed.Entry> {

    /**
     * @param id that of the catalog with this name, or following from it, when left out
     * @param displayName the name, for people
     * @param description what it is for, for people
     * @param state {@code published} when left out
     * @param type {@code userManaged} when left out
     * @param externallyVisible whether people from elsewhere see it; false when left out
     * @param uniqueName a name that no other catalog has
     * @param resources what its access packages can hand out, besides the resources that roles have to themselves
     * @param accessPackages the access packages in it
     * @param resourceRequests how its resources came and went
     */
    record Entry(
            @Nullable UUID id,
            String displayName,
            @Longest(4000) @Nullable String description,
            @Nullable CatalogState state,
            @Nullable CatalogType type,
            @Nullable Boolean externallyVisible,
            @Nullable String uniqueName,
            @Nullable SeededAudit audit,
            @Nullable List<ResourceSeed.Entry> resources,
            @Nullable List<PackageSeed.Entry> accessPackages,
            @Nullable List<ResourceRequestSeed.Entry> resourceRequests) {}

    private final CatalogRepository catalogs;
    private final CatalogNames names;
    private final ResourceSeed resources;
    private final PackageSeed packages;
    private final ResourceRequestSeed resourceRequests;
    private final CatalogExport export;

    CatalogSeed(
            CatalogRepository catalogs,
            CatalogNames names,
            ResourceSeed resources,
            PackageSeed packages,
            ResourceRequestSeed resourceRequests,
            CatalogExport export) {
        this.catalogs = catalogs;
        this.names = names;
        this.resources = resources;
        this.packages = packages;
        this.resourceRequests = resourceRequests;
        this.export = export;
    }

    @Override
    public String name() {
        return "catalogs";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    /** Packages of any catalog may be incompatible, so that is looked at last. */
    @Override
    public void load(SeedLoad load, List<Entry> entries) {
        List<PackageSeed.Entry> loaded = new ArrayList<>();
        load.each(entries, entry -> {
            UUID id = load(load, entry);
            resources.load(load, id, entry.resources());
            packages.load(load, id, entry.accessPackages());
            resourceRequests.load(load, id, entry.resourceRequests());
            loaded.addAll(entry.accessPackages() == null ? List.of() : entry.accessPackages());
        });
        load.requireNoProblems();
        packages.loadIncompatible(load, loaded);
    }

    private UUID load(SeedLoad load, Entry entry) {
        SeedNames known = names.catalogs(load);
        UUID id = entry.id() != null
                ? entry.id()
                : known.byName(entry, entry.displayName()).orElseGet(() -> load.derived(name(), entry.displayName()));
        load.only(name(), entry, id);
        if (entry.uniqueName() != null
                && known.byFirstName(entry.uniqueName())
                        .filter(other -> !other.equals(id))
                        .isPresent()) {
            throw new SeedRefused(entry, "another catalog has the uniqueName '" + entry.uniqueName() + "'");
        }
        TenantKey key = new TenantKey(load.tenantId(), id);
        Author seed = Author.seed(load.tenantId(), load.now());
        if (known.has(id)) {
            catalogs.findById(key).orElseThrow().change(entry, seed);
            load.updated(name(), id);
        } else {
            Catalog made = new Catalog(key, entry.displayName(), null, SeededAudit.from(entry.audit(), seed));
            made.change(entry, seed);
            catalogs.save(made);
            load.created(name(), id);
        }
        known.add(id, entry.uniqueName(), entry.displayName());
        return id;
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return export.catalogs(tenantId);
    }
}

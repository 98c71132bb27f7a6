package dev.entitlement.catalog;

import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedSection;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code resourceEnvironments}: nothing else makes one. */
@Component
@Order(55)
class ResourceEnvironmentSeed implements SeedSection<ResourceEnvironmentSeed.Entry> {

    /**
     * @param id that of the environment with this name, or following from it, when left out
     * @param displayName the name, for people
     * @param originId the address of its administration
     * @param originSystem {@code SharePointOnline} when left out
     */
    record Entry(
            @Nullable UUID id,
            String displayName,
            @Longest(500) String originId,
            @Longest(64) @Nullable String originSystem) {}

    private final ResourceEnvironmentRepository environments;

    ResourceEnvironmentSeed(ResourceEnvironmentRepository environments) {
        this.environments = environments;
    }

    @Override
    public String name() {
        return "resourceEnvironments";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(SeedLoad load, List<Entry> entries) {
        load.each(entries, entry -> load(load, entry));
    }

    private void load(SeedLoad load, Entry entry) {
        SeedNames names = names(load);
        UUID id = entry.id() != null
                ? entry.id()
                : names.byName(entry, entry.displayName()).orElseGet(() -> load.derived(name(), entry.displayName()));
        load.only(name(), entry, id);
        if (names.has(id)) {
            load.updated(name(), id);
        } else {
            load.created(name(), id);
        }
        environments
                .findById(new TenantKey(load.tenantId(), id))
                .ifPresentOrElse(
                        known -> known.change(entry),
                        () -> environments.save(new ResourceEnvironment(new TenantKey(load.tenantId(), id), entry)));
        names.add(id, entry.displayName());
    }

    /** Environments: by display name. */
    SeedNames names(SeedLoad load) {
        return load.names("resourceEnvironment", () -> {
            SeedNames names = new SeedNames("resource environment");
            environments
                    .findByKeyTenantIdOrderByKeyId(load.tenantId())
                    .forEach(environment -> names.add(environment.id(), environment.displayName()));
            return names;
        });
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return environments.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(ResourceEnvironment::toEntry)
                .toList();
    }
}

package dev.entitlement.subject;

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

/** The seed's {@code connectedOrganizations}. */
@Component
@Order(40)
class ConnectedOrganizationSeed implements SeedSection<ConnectedOrganizationSeed.Entry> {

    /**
     * @param id that of the organization with this name, or following from it, when left out
     * @param displayName the organization's name, for people
     * @param description what it is, for people
     * @param state {@code configured} when left out
     * @param identitySources how its users are known
     */
    record Entry(
            @Nullable UUID id,
            String displayName,
            @Longest(4000) @Nullable String description,
            ConnectedOrganization.@Nullable State state,
            @Nullable List<IdentitySource> identitySources,
            @Nullable SeededAudit audit) {

        Entry {
            if (identitySources != null) {
                IdentitySource.requireKnown(identitySources);
            }
        }
    }

    private final ConnectedOrganizationRepository organizations;
    private final SubjectNames names;

    ConnectedOrganizationSeed(ConnectedOrganizationRepository organizations, SubjectNames names) {
        this.organizations = organizations;
        this.names = names;
    }

    @Override
    public String name() {
        return "connectedOrganizations";
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
        SeedNames known = names.organizations(load);
        UUID id = entry.id() != null
                ? entry.id()
                : known.byName(entry, entry.displayName()).orElseGet(() -> load.derived(name(), entry.displayName()));
        load.only(name(), entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        Author seed = Author.seed(load.tenantId(), load.now());
        if (known.has(id)) {
            organizations.findById(key).orElseThrow().change(entry, seed);
            load.updated(name(), id);
        } else {
            organizations.save(new ConnectedOrganization(key, entry, seed));
            load.created(name(), id);
        }
        known.add(id, entry.displayName());
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return organizations.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(ConnectedOrganization::toEntry)
                .toList();
    }
}

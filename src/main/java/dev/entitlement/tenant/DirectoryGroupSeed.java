package dev.entitlement.tenant;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedSection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code groups}. */
@Component
@Order(30)
class DirectoryGroupSeed implements SeedSection<DirectoryGroupSeed.Entry> {

    /**
     * @param id the group's object id; that of the group with this name, or following from it, when left out
     * @param displayName the group's name, for people
     * @param members users of the same tenant
     */
    record Entry(@Nullable UUID id, String displayName, List<SeedReference> members) {}

    private final DirectoryGroupRepository groups;
    private final DirectoryNames directory;

    DirectoryGroupSeed(DirectoryGroupRepository groups, DirectoryNames directory) {
        this.groups = groups;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "groups";
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
        SeedNames names = directory.groups(load);
        UUID id = entry.id() != null
                ? entry.id()
                : names.byName(entry, entry.displayName()).orElseGet(() -> load.derived(name(), entry.displayName()));
        load.only(name(), entry, id);
        Set<UUID> members = new HashSet<>();
        load.each(entry.members(), member -> members.add(directory.users(load).resolve(member)));
        TenantKey key = new TenantKey(load.tenantId(), id);
        if (names.has(id)) {
            groups.findById(key).orElseThrow().change(entry.displayName(), members);
            load.updated(name(), id);
        } else {
            groups.save(new DirectoryGroup(key, entry.displayName(), members));
            load.created(name(), id);
        }
        names.add(id, entry.displayName());
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return groups.findWithMembers(tenantId).stream()
                .map(DirectoryGroup::toEntry)
                .toList();
    }
}

package dev.entitlement.tenant;

import dev.entitlement.control.SeedSection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code groups}. */
@Component
@Order(2)
class DirectoryGroupSeed implements SeedSection<DirectoryGroupSeed.Entry> {

    /**
     * @param id the group's object id
     * @param members object ids of users of the same tenant
     */
    record Entry(UUID id, String displayName, Set<UUID> members) {}

    private final DirectoryGroupRepository groups;
    private final DirectoryUserRepository users;

    DirectoryGroupSeed(DirectoryGroupRepository groups, DirectoryUserRepository users) {
        this.groups = groups;
        this.users = users;
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
    public void load(UUID tenantId, List<Entry> entries) {
        entries.forEach(entry -> load(tenantId, entry));
    }

    private void load(UUID tenantId, Entry entry) {
        for (UUID member : entry.members()) {
            if (users.findById(new TenantKey(tenantId, member)).isEmpty()) {
                throw new IllegalArgumentException("group " + entry.id() + ": there is no user " + member);
            }
        }
        groups.save(new DirectoryGroup(new TenantKey(tenantId, entry.id()), entry.displayName(), entry.members()));
    }
}

package dev.entitlement.tenant;

import dev.entitlement.control.SeedSection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code users}. */
@Component
@Order(1)
class UserSeed implements SeedSection<UserSeed.Entry> {

    /**
     * @param id the user's object id
     * @param password who has none cannot sign in with one
     * @param manager object id of the user's manager, a user of the same tenant
     */
    record Entry(
            UUID id,
            String userPrincipalName,
            String displayName,
            @Nullable String password,
            @Nullable String mail,
            @Nullable UUID manager) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Entry[id=" + id + ", userPrincipalName=" + userPrincipalName + "]";
        }
    }

    private final DirectoryUserRepository users;

    UserSeed(DirectoryUserRepository users) {
        this.users = users;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(UUID tenantId, List<Entry> entries) {
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            if (!names.add(DirectoryUser.signInName(entry.userPrincipalName()))) {
                throw new IllegalArgumentException(
                        "user " + entry.id() + ": there is another user " + entry.userPrincipalName());
            }
            users.save(new DirectoryUser(new TenantKey(tenantId, entry.id()), entry));
        }
        entries.forEach(entry -> requireManager(tenantId, entry));
    }

    private void requireManager(UUID tenantId, Entry entry) {
        UUID manager = entry.manager();
        if (manager != null && users.findById(new TenantKey(tenantId, manager)).isEmpty()) {
            throw new IllegalArgumentException("user " + entry.id() + ": there is no user " + manager);
        }
    }
}

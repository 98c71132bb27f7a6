package dev.entitlement.tenant;

import dev.entitlement.control.SeedSection;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code users}. */
@Component
@Order(2)
class UserSeed implements SeedSection<UserSeed.Entry> {

    /** @param id the user's object id */
    record Entry(UUID id, String userPrincipalName, String displayName) {}

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
        entries.forEach(entry -> users.save(new DirectoryUser(
                new TenantKey(tenantId, entry.id()), entry.userPrincipalName(), entry.displayName())));
    }
}

package dev.entitlement.tenant;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedRefused;
import dev.entitlement.control.SeedSection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code users}. */
@Component
@Order(20)
class UserSeed implements SeedSection<UserSeed.Entry> {

    /**
     * @param id the user's object id; that of the user with this principal name, or following from it, when left out
     * @param userPrincipalName the name the user signs in with, of the form of a mail address
     * @param displayName the name, for people; the principal name up to its {@code @} when left out
     * @param password who has none cannot sign in with one
     * @param mail the mail address
     * @param manager the user's manager, a user of the same tenant
     */
    record Entry(
            @Nullable UUID id,
            String userPrincipalName,
            @Nullable String displayName,
            @Nullable String password,
            @Nullable String mail,
            @Nullable SeedReference manager) {

        Entry {
            if (userPrincipalName.isBlank()) {
                throw new IllegalArgumentException("a user has a userPrincipalName");
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Entry[id=" + id + ", userPrincipalName=" + userPrincipalName + "]";
        }
    }

    private final DirectoryUserRepository users;
    private final DirectoryNames directory;

    UserSeed(DirectoryUserRepository users, DirectoryNames directory) {
        this.users = users;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    /** All are named before any is made: a manager may stand after who is managed. */
    @Override
    public void load(SeedLoad load, List<Entry> entries) {
        SeedNames names = directory.users(load);
        boolean any = users.existsByKeyTenantId(load.tenantId());
        IdentityHashMap<Entry, UUID> ids = new IdentityHashMap<>();
        load.each(entries, entry -> ids.put(entry, named(load, names, entry)));
        load.requireNoProblems();
        load.each(entries, entry -> load(load, entry, Objects.requireNonNull(ids.get(entry)), any));
    }

    private UUID named(SeedLoad load, SeedNames names, Entry entry) {
        Optional<UUID> bearer = names.byFirstName(entry.userPrincipalName());
        UUID id = entry.id() == null
                ? bearer.orElseGet(() -> load.derived(name(), DirectoryUser.signInName(entry.userPrincipalName())))
                : entry.id();
        load.only(name(), entry, id);
        if (bearer.isPresent() && !bearer.get().equals(id)) {
            throw new SeedRefused(entry, "there is another user " + entry.userPrincipalName() + ", " + bearer.get());
        }
        DirectoryNames.add(names, id, entry.userPrincipalName(), entry.mail(), entry.displayName());
        return id;
    }

    private void load(SeedLoad load, Entry entry, UUID id, boolean any) {
        UUID manager = entry.manager() == null ? null : directory.users(load).resolve(entry.manager());
        TenantKey key = new TenantKey(load.tenantId(), id);
        Optional<DirectoryUser> known = any ? users.findById(key) : Optional.empty();
        if (known.isPresent()) {
            known.get().change(entry, manager);
            load.updated(name(), id);
        } else {
            DirectoryUser made = new DirectoryUser(key, entry.userPrincipalName());
            made.change(entry, manager);
            users.save(made);
            load.created(name(), id);
        }
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return users.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(DirectoryUser::toEntry)
                .toList();
    }
}

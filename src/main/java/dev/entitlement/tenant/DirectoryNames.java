package dev.entitlement.tenant;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By which names a seed may refer to the users and groups of a directory. */
@Component
public class DirectoryNames {

    private final DirectoryUserRepository users;
    private final DirectoryGroupRepository groups;

    DirectoryNames(DirectoryUserRepository users, DirectoryGroupRepository groups) {
        this.users = users;
        this.groups = groups;
    }

    /**
     * @param mail null for a user without one
     */
    record NamedUser(
            UUID id, String userPrincipalName, @Nullable String mail, String displayName) {}

    record NamedGroup(UUID id, String displayName) {}

    /** Users: by principal name, mail address, the part of the principal name before the {@code @}, or display name. */
    public SeedNames users(SeedLoad load) {
        return load.names("user", () -> {
            SeedNames names = new SeedNames("user");
            users.findNames(load.tenantId())
                    .forEach(user -> add(names, user.id(), user.userPrincipalName(), user.mail(), user.displayName()));
            return names;
        });
    }

    /** Groups: by display name. */
    public SeedNames groups(SeedLoad load) {
        return load.names("group", () -> {
            SeedNames names = new SeedNames("group");
            List<NamedGroup> known = groups.findNames(load.tenantId());
            known.forEach(group -> names.add(group.id(), group.displayName()));
            return names;
        });
    }

    /** Adds a user under all the names of one. */
    static void add(
            SeedNames names, UUID id, String userPrincipalName, @Nullable String mail, @Nullable String displayName) {
        names.add(id, userPrincipalName, mail, nicknameOf(userPrincipalName), displayName);
    }

    /** The part of a principal name before the {@code @}. */
    static String nicknameOf(String userPrincipalName) {
        int at = userPrincipalName.indexOf('@');
        return at < 0 ? userPrincipalName : userPrincipalName.substring(0, at);
    }
}

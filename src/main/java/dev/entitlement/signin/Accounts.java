package dev.entitlement.signin;

import dev.entitlement.entra.AnyTenant;
import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.NamedTenants;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the apps that a sign-in can be to and the people who can sign in to them, in one tenant or in any. */
@Component
@OnEmbeddedIssuer
class Accounts {

    /** How many a page lists; the others are found by their names. */
    static final int LISTED = 100;

    /** How many tenants are looked into where the path names none. */
    private static final int TENANTS = 1000;

    private static final Pattern ACCOUNT_ID = Pattern.compile("([0-9a-fA-F-]{36})\\.([0-9a-fA-F-]{36})");

    private final Tenants tenants;
    private final NamedTenants namedTenants;

    Accounts(Tenants tenants, NamedTenants namedTenants) {
        this.tenants = tenants;
        this.namedTenants = namedTenants;
    }

    /**
     * The registrations of an app: one in the tenant that the path names, or those in all tenants.
     *
     * @param tenant GUID, domain, {@code common} or {@code organizations}
     * @return at least one
     * @throws EntraException when the tenant or the app is unknown
     */
    List<ClientApplication> registrations(String tenant, String clientId) {
        return withRegistrations(tenant, clientId, Function.identity());
    }

    /**
     * Uses the {@link #registrations} of an app; a tenant that the path names for the first time stays only if the use is
     * not refused.
     *
     * @param use throws where it refuses
     */
    <T> T withRegistrations(String tenant, String clientId, Function<List<ClientApplication>, T> use) {
        if (AnyTenant.isNamed(tenant)) {
            List<ClientApplication> everywhere = tenants.clientsOfAnyTenant(clientId, TENANTS);
            if (everywhere.isEmpty()) {
                throw EntraException.applicationNotFound(clientId, tenant);
            }
            return use.apply(everywhere);
        }
        return namedTenants
                .foundOrMade(
                        tenant,
                        named -> use.apply(List.of(tenants.client(named.id(), clientId)
                                .orElseThrow(() -> EntraException.applicationNotFound(clientId, named.displayName())))))
                .orElseThrow(() -> EntraException.tenantNotFound(tenant));
    }

    /** The first of those who may sign in to these, by tenant and name; one more than a page lists when there are more. */
    List<Account> first(List<ClientApplication> registrations) {
        Map<UUID, ClientApplication> byTenant = byTenant(registrations);
        return accounts(tenants.users(byTenant.keySet(), LISTED + 1), byTenant);
    }

    /**
     * The one account that is meant.
     *
     * @param name a user principal name in any case, an object id, or an object id and a tenant's with a dot between
     * @return none when there is no such account, or more than one
     */
    Optional<Account> named(List<ClientApplication> registrations, String name) {
        if (name.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL takes it for no text at all.
        }
        Map<UUID, ClientApplication> byTenant = byTenant(registrations);
        List<Account> meant = accounts(candidates(byTenant.keySet(), name), byTenant);
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private List<DirectoryUser> candidates(Set<UUID> tenantIds, String name) {
        Matcher accountId = ACCOUNT_ID.matcher(name);
        return accountId.matches()
                ? tenants.usersNamed(tenantIds, accountId.group(1)).stream()
                        .filter(user -> user.key().tenantId().toString().equalsIgnoreCase(accountId.group(2)))
                        .toList()
                : tenants.usersNamed(tenantIds, name);
    }

    private List<Account> accounts(List<DirectoryUser> users, Map<UUID, ClientApplication> byTenant) {
        Map<UUID, Tenant> known =
                tenants.tenants(byTenant.keySet()).stream().collect(Collectors.toMap(Tenant::id, Function.identity()));
        return users.stream()
                .map(user -> new Account(
                        Objects.requireNonNull(known.get(user.key().tenantId())),
                        Objects.requireNonNull(byTenant.get(user.key().tenantId())),
                        user))
                .toList();
    }

    private static Map<UUID, ClientApplication> byTenant(List<ClientApplication> registrations) {
        return registrations.stream().collect(Collectors.toMap(ClientApplication::tenantId, Function.identity()));
    }
}

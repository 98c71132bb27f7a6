package dev.entitlement.tenant;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tenants of this emulator and who is registered in them. */
@Service
@Transactional(readOnly = true)
public class Tenants {

    private final TenantRepository tenants;
    private final ClientApplicationRepository clients;
    private final DirectoryUserRepository users;
    private final DirectoryGroupRepository groups;
    private final VirtualClock clock;

    /** Decided once, so that no other tenant takes its place when it is deleted. */
    private volatile @Nullable UUID defaultId;

    Tenants(
            TenantRepository tenants,
            ClientApplicationRepository clients,
            DirectoryUserRepository users,
            DirectoryGroupRepository groups,
            VirtualClock clock) {
        this.tenants = tenants;
        this.clients = clients;
        this.users = users;
        this.groups = groups;
        this.clock = clock;
    }

    /** Makes a tenant that the emulator starts with, with nobody in it. */
    @Transactional
    public void create(UUID id, String displayName, String domain) {
        create(NewTenant.ofStart(id, displayName, domain));
    }

    /**
     * Renames a tenant.
     *
     * @param displayName null to keep what it has
     * @param domain null to keep what it has
     */
    @Transactional
    public void describe(UUID id, @Nullable String displayName, @Nullable String domain) {
        tenants.findById(id).ifPresent(tenant -> tenant.describe(displayName, domain));
    }

    /**
     * Makes a tenant with nobody in it.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when one of its names is taken
     */
    @Transactional
    public Tenant create(NewTenant wanted) {
        return tenants.saveAndFlush(new Tenant(wanted, clock.wallTime().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** All tenants: those that the emulator was started with before those that were made since, each by name. */
    public List<Tenant> all() {
        return tenants.findAll(
                Sort.by(Sort.Order.desc("ofStart"), Sort.Order.asc("displayName"), Sort.Order.asc("id")));
    }

    /** The tenants that follow this one in the order of their ids, or the first of all. */
    public List<Tenant> page(@Nullable UUID after, int limit) {
        return after == null
                ? tenants.findAll(PageRequest.of(0, limit, Sort.by("id"))).getContent()
                : tenants.findAfter(after, Limit.of(limit));
    }

    /** How many tenants there are. */
    public long count() {
        return tenants.count();
    }

    /**
     * The tenant that goes by this name.
     *
     * @param idOrName its GUID, its domain name or its alias, in any case
     */
    public Optional<Tenant> find(String idOrName) {
        return asUuid(idOrName).flatMap(tenants::findById).or(() -> byName(idOrName));
    }

    /** PostgreSQL takes a text with a NUL for no text at all. */
    private Optional<Tenant> byName(String name) {
        String folded = TenantName.folded(name);
        return folded.indexOf('\0') >= 0 ? Optional.empty() : tenants.findFirstByDomainOrAlias(folded, folded);
    }

    /** Whether there is a tenant with this id. */
    public boolean exists(UUID id) {
        return tenants.existsById(id);
    }

    /**
     * The tenant that a call of the control API is about.
     *
     * @param idOrName the call's {@code tenant} parameter: its GUID, domain or alias; null for the default tenant
     * @throws ControlException 404 when there is none
     */
    public Tenant selected(@Nullable String idOrName) {
        return idOrName == null
                ? byDefault().orElseThrow(this::noDefault)
                : find(idOrName).orElseThrow(() -> ControlException.notFound("There is no tenant '" + idOrName + "'."));
    }

    /**
     * The default tenant: of those that the emulator was started with, the first by name. None when it was started without
     * any, or that one was deleted.
     */
    public Optional<Tenant> byDefault() {
        UUID known = defaultId;
        if (known != null) {
            return tenants.findById(known);
        }
        Optional<Tenant> first = all().stream().findFirst().filter(Tenant::isOfStart);
        first.ifPresent(tenant -> defaultId = tenant.id());
        return first;
    }

    private ControlException noDefault() {
        UUID deleted = defaultId;
        return ControlException.notFound((deleted == null
                        ? "There is no default tenant: the emulator was started without one."
                        : "The default tenant, " + deleted + ", was deleted.")
                + " Name a tenant with ?tenant=, or make one with POST /_emulator/tenants"
                + (deleted == null ? "." : "; POST /_emulator/reset makes the default tenant again."));
    }

    /**
     * The tenants that a call of the control API is about.
     *
     * @param idOrName as above; null for all of them
     * @throws ControlException 404 when the one that is named is not there
     */
    public List<Tenant> selection(@Nullable String idOrName) {
        return idOrName == null ? all() : List.of(selected(idOrName));
    }

    /** The tenant's app registrations, by name. */
    public List<ClientApplication> clients(UUID tenantId) {
        return clients.findByKeyTenantIdOrderByDisplayName(tenantId);
    }

    /** The app registration with this client id; none for an id of another tenant or one that is no GUID. */
    public Optional<ClientApplication> client(UUID tenantId, String clientId) {
        return asUuid(clientId).flatMap(id -> clients.findById(new TenantKey(tenantId, id)));
    }

    /**
     * The app registrations with this client id in all tenants, ordered by tenant; none for one that is no GUID.
     *
     * @param limit how many at most
     */
    public List<ClientApplication> clientsOfAnyTenant(String clientId, int limit) {
        return asUuid(clientId)
                .map(id -> clients.findByKeyIdOrderByKeyTenantId(id, Limit.of(limit)))
                .orElse(List.of());
    }

    /** The tenants with these ids, as far as they exist. */
    public List<Tenant> tenants(Set<UUID> ids) {
        return tenants.findAllById(ids);
    }

    /** The first users of these tenants, ordered by tenant and principal name. */
    public List<DirectoryUser> users(Set<UUID> tenantIds, int limit) {
        return users.findByKeyTenantIdInOrderByKeyTenantIdAscSignInName(tenantIds, Limit.of(limit));
    }

    /** The users of these tenants who sign in with this name, in any case, or have it as their object id. */
    public List<DirectoryUser> usersNamed(Set<UUID> tenantIds, String principalNameOrObjectId) {
        return asUuid(principalNameOrObjectId)
                .map(id -> users.findByKeyTenantIdInAndKeyId(tenantIds, id))
                .orElseGet(() -> users.findByKeyTenantIdInAndSignInName(
                        tenantIds, DirectoryUser.signInName(principalNameOrObjectId)));
    }

    /** Whether the tenant's directory has a user with this object id. */
    public boolean hasUser(UUID tenantId, UUID objectId) {
        return users.existsById(new TenantKey(tenantId, objectId));
    }

    /** A user, whom nobody else holds until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<DirectoryUser> holdUser(UUID tenantId, UUID objectId) {
        return users.findForUpdate(new TenantKey(tenantId, objectId));
    }

    /**
     * Holds a tenant until the caller's transaction ends: who else wants to, waits.
     *
     * @throws PessimisticLockingFailureException when whoever was waited for has removed it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID tenantId) {
        if (tenants.findForUpdate(tenantId).isEmpty()) {
            throw new PessimisticLockingFailureException("The tenant " + tenantId + " has just been removed");
        }
    }

    /** The user with this object id; none for an id of another tenant. */
    public Optional<DirectoryUser> user(UUID tenantId, UUID objectId) {
        return users.findById(new TenantKey(tenantId, objectId));
    }

    /** The user who signs in with this name, in any case. */
    public Optional<DirectoryUser> userByPrincipalName(UUID tenantId, String userPrincipalName) {
        return users.findByKeyTenantIdAndSignInName(tenantId, DirectoryUser.signInName(userPrincipalName));
    }

    /** Whether the domain, in lower case, is that of a tenant. */
    public boolean hasDomain(String domain) {
        return tenants.findByDomain(domain).isPresent();
    }

    /** Whether the tenant has the group and the user is a member of it. */
    public boolean isMember(UUID tenantId, UUID groupId, UUID userId) {
        return groups.hasMember(new TenantKey(tenantId, groupId), userId);
    }

    private static Optional<UUID> asUuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAGuid) {
            return Optional.empty();
        }
    }
}

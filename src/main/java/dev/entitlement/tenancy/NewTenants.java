package dev.entitlement.tenancy;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.seed.Seeds;
import dev.entitlement.store.TenantGate;
import dev.entitlement.tenant.FirstUse;
import dev.entitlement.tenant.NewTenant;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.TenantLimit;
import dev.entitlement.tenant.TenantName;
import dev.entitlement.tenant.Tenants;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Makes tenants, by a call or because somebody names them, and fills them in the same transaction. */
@Service
@EnableConfigurationProperties(TenancyProperties.class)
class NewTenants implements FirstUse, TenantLimit {

    private final Tenants tenants;
    private final Fillings fillings;
    private final DemoCopies demoCopies;
    private final VirtualClock clock;
    private final TenantGate gate;
    private final TransactionOperations transaction;
    private final TenancyProperties properties;

    /** Those that are being made count as made, so that many at once are not too many. */
    private final AtomicInteger underWay = new AtomicInteger();

    NewTenants(
            Tenants tenants,
            Fillings fillings,
            DemoCopies demoCopies,
            VirtualClock clock,
            TenantGate gate,
            TransactionOperations transaction,
            TenancyProperties properties) {
        this.tenants = tenants;
        this.fillings = fillings;
        this.demoCopies = demoCopies;
        this.clock = clock;
        this.gate = gate;
        this.transaction = transaction;
        this.properties = properties;
    }

    /**
     * Makes a tenant.
     *
     * @throws ControlException 409 when one of its names is taken or there are too many, 400 when the document cannot be
     *     followed
     */
    Tenant make(NewTenant wanted, Contents contents) {
        return gate.alone(wanted.id(), () -> counted(wanted, contents, Function.identity()));
    }

    private <T> T counted(NewTenant wanted, Contents contents, Function<Tenant, T> use) {
        try {
            requireRoomFor(underWay.incrementAndGet());
            return Objects.requireNonNull(transaction.execute(status -> use.apply(filled(wanted, contents))));
        } finally {
            underWay.decrementAndGet();
        }
    }

    @Override
    public void requireRoom() {
        requireRoomFor(1);
    }

    private void requireRoomFor(int more) {
        if (tenants.count() + more > properties.max()) {
            throw ControlException.conflict("There are " + properties.max()
                    + " tenants already, as many as emulator.tenants.max allows. Delete one, or reset.");
        }
    }

    private Tenant filled(NewTenant wanted, Contents contents) {
        requireFree("alias", wanted.alias());
        requireFree("domain", wanted.domain());
        requireFree("id", wanted.id().toString());
        Tenant made = created(wanted);
        fillings.keep(made.id(), contents);
        Instant now = clock.now(made.id());
        clock.at(made.id(), now, () -> {
            fillings.fill(made, contents);
            return demoCopies.keep(made.id(), contents, now);
        });
        return made;
    }

    private Tenant created(NewTenant wanted) {
        try {
            return tenants.create(wanted);
        } catch (DataIntegrityViolationException late) {
            throw wanted.alias() == null ? taken("domain", wanted.domain()) : taken("alias", wanted.alias());
        }
    }

    private void requireFree(String what, @Nullable String name) {
        if (name != null && tenants.find(name).isPresent()) {
            throw taken(what, name);
        }
    }

    private static ControlException taken(String what, String value) {
        return ControlException.conflict(
                "The " + what + " '" + value + "' is taken: there is a tenant that goes by it.");
    }

    @Override
    public boolean wouldMake(String name) {
        return properties.onFirstUse() && TenantName.idOf(name).isPresent() && tenants.count() < properties.max();
    }

    /** Two who name it at once wait for each other, and the second finds what the first has made. */
    @Override
    public <T> Optional<T> make(String name, Function<Tenant, T> use) {
        return properties.onFirstUse()
                ? TenantName.idOf(name).flatMap(id -> gate.alone(id, () -> foundOrMade(id, name, use)))
                : Optional.empty();
    }

    private <T> Optional<T> foundOrMade(UUID id, String name, Function<Tenant, T> use) {
        Optional<Tenant> found = tenants.find(name);
        if (found.isPresent()) {
            return found.map(use);
        }
        String alias = TenantName.isId(name) ? null : TenantName.folded(name);
        try {
            return Optional.of(counted(
                    new NewTenant(
                            id, alias, alias == null ? id.toString() : name, domainOf(id, alias), Seeds.START, false),
                    Contents.of(Seeds.START),
                    use));
        } catch (ControlException refused) {
            return tenants.find(name).map(use); // Made meanwhile by another node, or there are too many.
        }
    }

    /** A domain that nobody has thought of: the alias itself where it looks like one. */
    static String domainOf(UUID id, @Nullable String alias) {
        if (alias == null) {
            return id + ".example";
        }
        return alias.indexOf('.') > 0 ? alias : alias + ".example";
    }
}

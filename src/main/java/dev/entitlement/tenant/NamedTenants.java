package dev.entitlement.tenant;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** The tenants that the paths of Entra's endpoints name, including those that have not been there before. */
@Service
public class NamedTenants {

    private final Tenants tenants;
    private final FirstUse firstUse;

    NamedTenants(Tenants tenants, FirstUse firstUse) {
        this.tenants = tenants;
        this.firstUse = firstUse;
    }

    /**
     * Uses the tenant that goes by this name; one that is named for the first time comes into being, unless the use is
     * refused.
     *
     * @param name its GUID, domain or alias, in any case
     * @param use throws where it refuses
     * @return none when there is none and none can be made
     */
    public <T> Optional<T> foundOrMade(String name, Function<Tenant, T> use) {
        Optional<Tenant> found = tenants.find(name);
        return found.isPresent() ? found.map(use) : firstUse.make(name, use);
    }

    /** The id of the tenant that goes by this name, or would once it is named where tokens are issued. */
    public Optional<UUID> idOf(String name) {
        return tenants.find(name)
                .map(Tenant::id)
                .or(() -> firstUse.wouldMake(name) ? TenantName.idOf(name) : Optional.empty());
    }
}

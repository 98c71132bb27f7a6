package dev.entitlement.tenant;

import java.util.Optional;
import java.util.UUID;
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
     * The tenant that goes by this name; one that is named for the first time comes into being.
     *
     * @param name its GUID, domain or alias, in any case
     * @return none when there is none and none can be made
     */
    public Optional<Tenant> findOrMake(String name) {
        return tenants.find(name).or(() -> firstUse.make(name));
    }

    /** The id of the tenant that goes by this name, or would once it is named where tokens are issued. */
    public Optional<UUID> idOf(String name) {
        return tenants.find(name)
                .map(Tenant::id)
                .or(() -> firstUse.wouldMake(name) ? TenantName.idOf(name) : Optional.empty());
    }
}

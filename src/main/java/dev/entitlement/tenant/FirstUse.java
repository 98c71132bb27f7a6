package dev.entitlement.tenant;

import java.util.Optional;

/** Whether and how a tenant comes into being because somebody names it. */
public interface FirstUse {

    /** Whether {@link #make} would make it now. */
    boolean wouldMake(String name);

    /**
     * Makes the tenant, or finds the one that somebody else has just made under this name.
     *
     * @param name a GUID, or what could be an alias
     * @return none when the name is that of no tenant, or there are too many already, or it is not wanted
     */
    Optional<Tenant> make(String name);
}

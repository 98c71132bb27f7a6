package dev.entitlement.tenant;

import java.util.Optional;
import java.util.function.Function;

/** Whether and how a tenant comes into being because somebody names it. */
public interface FirstUse {

    /** Whether {@link #make} would make it now. */
    boolean wouldMake(String name);

    /**
     * Makes the tenant, or finds the one that somebody else has just made under this name, and uses it. What refuses the
     * use takes back the making.
     *
     * @param name a GUID, or what could be an alias
     * @param use throws where it refuses
     * @return none when the name is that of no tenant, or there are too many already, or it is not wanted
     */
    <T> Optional<T> make(String name, Function<Tenant, T> use);
}

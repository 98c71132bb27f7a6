package dev.entitlement.tenant;

import dev.entitlement.control.ControlException;

/** How many tenants there may be. */
public interface TenantLimit {

    /**
     * Makes sure that there may be one more.
     *
     * @throws ControlException 409 when there are as many as there may be
     */
    void requireRoom();
}

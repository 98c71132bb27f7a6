package dev.entitlement.signin;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;

/** Somebody who may sign in to an app: a user of a tenant that knows it. */
record Account(Tenant tenant, ClientApplication client, DirectoryUser user) {

    /** What libraries know an account by: the object id and the tenant's, with a dot between. */
    String id() {
        return user.key().id() + "." + tenant.id();
    }

    /** Whether somebody means this account by what was typed or hinted. */
    boolean isNamed(String name) {
        return user.userPrincipalName().equalsIgnoreCase(name)
                || user.key().id().toString().equalsIgnoreCase(name)
                || id().equalsIgnoreCase(name);
    }
}

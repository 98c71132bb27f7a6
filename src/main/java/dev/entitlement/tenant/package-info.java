/** Tenants, their app registrations, users and groups; every row of every other module belongs to one of them. */
@ApplicationModule(allowedDependencies = {"control", "clock", "store"})
@NullMarked
package dev.entitlement.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Loads and writes the state of tenants as documents, through the sections that the features offer. */
@ApplicationModule(allowedDependencies = {"settings", "control", "clock", "store", "tenant"})
@NullMarked
package dev.entitlement.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Tenants come into being, are filled, emptied, copied and restored, and go again, each as a whole. */
@ApplicationModule(
        allowedDependencies = {"settings", "http", "control", "clock", "store", "tenant", "seed", "graph", "entra"})
@NullMarked
package dev.entitlement.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

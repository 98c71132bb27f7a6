/** Who is calling: verifies bearer tokens and decides whether the caller may perform the operation. */
@ApplicationModule(allowedDependencies = {"settings", "http", "graph", "clock", "entra"})
@NullMarked
package dev.entitlement.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

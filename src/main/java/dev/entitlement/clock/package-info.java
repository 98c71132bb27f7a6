/** What time it is in the emulated world of each tenant, and how it goes. */
@ApplicationModule(allowedDependencies = {"control"})
@NullMarked
package dev.entitlement.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What time it is in the emulated world. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.entitlement.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

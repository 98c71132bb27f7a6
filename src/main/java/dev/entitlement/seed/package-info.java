/** Loads the state that the emulator starts with, through the sections that the features offer. */
@ApplicationModule(allowedDependencies = {"settings", "control", "tenant"})
@NullMarked
package dev.entitlement.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Where the emulator keeps its state: the database behind every repository. */
@ApplicationModule(allowedDependencies = {"settings", "http", "control"})
@NullMarked
package dev.entitlement.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The rules for every {@code emulator.*} setting: a bad or unknown one ends the start with one line that says so. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.entitlement.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

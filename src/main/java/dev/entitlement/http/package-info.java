/** The server beneath every surface: its port and limits, and which surface words an error that no handler saw. */
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package dev.entitlement.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

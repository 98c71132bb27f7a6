/** Carries queued deliveries to their outcome, resource role by resource role. */
@ApplicationModule(allowedDependencies = {"settings", "control", "clock", "tenant", "subject", "assignment", "request"})
@NullMarked
package dev.entitlement.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

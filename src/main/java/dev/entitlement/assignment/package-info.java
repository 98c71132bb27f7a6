/** The assignments people hold, and how far each of their resource roles has been delivered. */
@ApplicationModule(
        allowedDependencies = {"control", "clock", "tenant", "graph", "identity", "odata", "subject", "catalog"})
@NullMarked
package dev.entitlement.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

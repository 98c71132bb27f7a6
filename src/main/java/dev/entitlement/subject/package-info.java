/** Who can hold access: people of the directory and from outside, and the organizations those outside come from. */
@ApplicationModule(allowedDependencies = {"control", "clock", "tenant", "graph", "identity", "odata"})
@NullMarked
package dev.entitlement.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Catalogs with their resources, access packages, what a package hands out and the policies by which it does. */
@ApplicationModule(allowedDependencies = {"control", "clock", "tenant", "graph", "identity", "odata", "subject"})
@NullMarked
package dev.entitlement.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

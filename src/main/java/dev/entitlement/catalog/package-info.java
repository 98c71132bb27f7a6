/** Catalogs, access packages and the resource roles that a package hands out. */
@ApplicationModule(allowedDependencies = {"control", "tenant"})
@NullMarked
package dev.entitlement.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** By what calls are told apart, in rules for them as in questions about them, and what of it there is. */
@ApplicationModule(allowedDependencies = {"control", "graph", "entra"})
@NullMarked
package dev.entitlement.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Several calls of the control API in one document. */
@ApplicationModule(allowedDependencies = {"http", "control", "tenant"})
@NullMarked
package dev.entitlement.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The wire protocol of Microsoft Graph: paths, versions, headers and the error envelope. */
@ApplicationModule(allowedDependencies = {"settings", "http", "clock"})
@NullMarked
package dev.entitlement.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

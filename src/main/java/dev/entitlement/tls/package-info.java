/** HTTPS: the listener beside that for HTTP, the local certificate authority behind it, and how clients come to trust it. */
@ApplicationModule(allowedDependencies = {"settings", "http", "control", "clock", "store"})
@NullMarked
package dev.entitlement.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

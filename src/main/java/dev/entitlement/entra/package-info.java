/** The embedded issuer: the token, discovery and key endpoints of Microsoft Entra, and their errors. */
@ApplicationModule(allowedDependencies = {"settings", "http", "clock", "control", "store", "tenant", "tls"})
@NullMarked
package dev.entitlement.entra;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

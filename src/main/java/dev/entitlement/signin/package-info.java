/**
 * Users who sign in by themselves: the pages that they see, the codes that these end in, and what the codes are redeemed
 * for at the token endpoint.
 */
@ApplicationModule(allowedDependencies = {"http", "clock", "control", "tenant", "entra"})
@NullMarked
package dev.entitlement.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

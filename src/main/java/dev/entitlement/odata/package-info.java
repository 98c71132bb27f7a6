/** OData over the emulator's own model: what Graph's types look like, {@code $}-options into queries, pages, bodies. */
@ApplicationModule(allowedDependencies = {"settings", "store", "tenant", "graph", "identity"})
@NullMarked
package dev.entitlement.odata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

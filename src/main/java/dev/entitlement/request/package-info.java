/** Assignment requests and the rules by which they are reprocessed. */
@ApplicationModule(
        allowedDependencies = {
            "control",
            "clock",
            "tenant",
            "graph",
            "identity",
            "odata",
            "subject",
            "catalog",
            "assignment"
        })
@NullMarked
package dev.entitlement.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

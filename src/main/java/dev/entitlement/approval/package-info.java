/** Who approves requests, stage after stage, and how they decide. */
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
            "request"
        })
@NullMarked
package dev.entitlement.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Breaks calls on purpose, by rule, and throttles them. */
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "store",
            "http",
            "control",
            "criteria",
            "clock",
            "tenant",
            "graph",
            "entra",
            "identity",
            "request"
        })
@NullMarked
package dev.entitlement.fault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

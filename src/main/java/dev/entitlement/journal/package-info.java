/** Remembers calls, verifies what was expected of them, and judges how clients retried. */
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "http",
            "control",
            "criteria",
            "clock",
            "tenant",
            "graph",
            "entra",
            "identity",
            "request",
            "store"
        })
@NullMarked
package dev.entitlement.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

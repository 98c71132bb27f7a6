/** Carries submitted work to its outcome, when and how it was told to: the queue, and how a test drives it and the clocks. */
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "store",
            "control",
            "clock",
            "tenant",
            "subject",
            "graph",
            "catalog",
            "assignment",
            "request"
        })
@NullMarked
package dev.entitlement.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

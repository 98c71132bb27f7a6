/** The {@code /_emulator} surface: its problem answers, its security, and the small interfaces by which features are seeded. */
@ApplicationModule(allowedDependencies = {"settings", "http"})
@NullMarked
package dev.entitlement.control;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package dev.entitlement;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Every module knows only those that its package-info names. */
class ModuleStructureTests {

    @Test
    void modulesKnowOnlyWhatTheyDeclare() {
        ApplicationModules.of(EmulatorApplication.class).verify();
    }
}

package dev.entitlement.seed;

import org.springframework.stereotype.Component;

@Component
class SeedSchema {
    byte[] text() {
        return new byte[0];
    }
}

package dev.entitlement.fault;

import java.util.Random;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The origin of every random choice. Each rule draws from a sequence of its own that follows from the seed number and the
 * rule's id, so that the choices for one tenant are the same whatever others do meanwhile.
 */
@Component
@EnableConfigurationProperties(FaultProperties.class)
public class Choices {

    /** Spreads ids that differ little: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long seedNumber;

    Choices(FaultProperties properties) {
        this.seedNumber = properties.seedNumber() == null
                ? UUID.randomUUID().getLeastSignificantBits() & FaultProperties.LARGEST
                : properties.seedNumber();
    }

    /** With this {@code emulator.seed-number} the same choices are made again. */
    public long seedNumber() {
        return seedNumber;
    }

    /** The choices of a rule, from the first. */
    Random of(String id) {
        return new Random(seedNumber ^ (id.hashCode() * SPREAD));
    }
}

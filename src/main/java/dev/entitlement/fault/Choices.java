package dev.entitlement.fault;

import java.util.Random;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The origin of every random choice. Those for a call follow from the seed number, the rule's id and how many calls have
 * matched it before, so that they are the same whatever others do meanwhile, and whichever process makes them.
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

    /**
     * The choices for a call.
     *
     * @param seed a {@link #seedNumber}
     * @param id of the rule
     * @param matched the how manieth it is that the rule matches, from 1
     */
    static Random of(long seed, String id, long matched) {
        return new Random(mixed(seed ^ (id.hashCode() * SPREAD) ^ mixed(matched)));
    }

    /**
     * Numbers that differ little become numbers that have nothing to do with each other.
     *
     * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood: Fast splittable pseudorandom number
     *     generators</a>
     */
    private static long mixed(long number) {
        long first = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}

package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CallNumbersTests {

    private static final long EXACT_IN_JAVASCRIPT = (1L << 53) - 1;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-01T00:00:00Z"));

    @Test
    void aProcessThatIsAloneCounts() {
        CallNumbers numbers = CallNumbers.counted();
        assertThat(numbers.next()).isEqualTo(1);
        assertThat(numbers.next()).isEqualTo(2);
        numbers.beginAgain();
        assertThat(numbers.next()).isEqualTo(1);
    }

    @Test
    void severalNeverHaveTheSameNumber() {
        CallNumbers one = CallNumbers.timed(1, now::get);
        CallNumbers other = CallNumbers.timed(2, now::get);
        Set<Long> all = new HashSet<>();
        long before = 0;
        for (int n = 0; n < 1_000; n++) {
            long number = one.next();
            assertThat(number).isGreaterThan(before);
            before = number;
            all.add(number);
            all.add(other.next());
        }
        assertThat(all).hasSize(2_000);
    }

    @Test
    void whatIsLaterAtAnotherHasAGreaterNumber() {
        long first = CallNumbers.timed(255, now::get).next();
        now.set(now.get().plusNanos(31_250));
        assertThat(CallNumbers.timed(256, now::get).next()).isGreaterThan(first);
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeThemSmaller() {
        CallNumbers numbers = CallNumbers.timed(7, now::get);
        long first = numbers.next();
        now.set(now.get().minusSeconds(3_600));
        assertThat(numbers.next()).isGreaterThan(first);
    }

    @Test
    void forALongTimeTheyFitIntoADouble() {
        now.set(Instant.parse("2060-01-01T00:00:00Z"));
        assertThat(CallNumbers.timed(255, now::get).next()).isLessThan(EXACT_IN_JAVASCRIPT);
    }
}

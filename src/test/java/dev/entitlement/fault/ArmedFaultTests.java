package dev.entitlement.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.clock.PointInTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArmedFaultTests {

    private static final Instant NOW = Instant.parse("2026-01-31T09:00:00Z");
    private static final UUID TENANT = UUID.fromString("5eed0000-0000-4000-8000-000000000001");
    private static final MatchedCall WRITE = call("assignmentRequest.reprocess", "POST");
    private static final MatchedCall READ = call("assignmentRequest.get", "GET");

    private static MatchedCall call(String operation, String method) {
        return new MatchedCall(TENANT, operation, TENANT, TENANT, null, method, "/", name -> List.of());
    }

    private static ArmedFault armed(FaultTiming when, String... sequence) {
        List<Outcome> outcomes = List.of(sequence).stream().map(Outcome::named).toList();
        FaultRule rule = new FaultRule(
                "it",
                null,
                when,
                outcomes.size() == 1 ? outcomes.get(0) : null,
                outcomes.size() == 1 ? null : outcomes);
        return new ArmedFault(
                ArmedFault.Arming.of(TENANT, 1, rule, NOW),
                matched -> Choices.of(7, "it", matched),
                new LocalGathering(),
                Tally.NOTHING);
    }

    /** What becomes of each of so many calls; a dash where the rule lets one go. */
    private static List<String> outcomes(ArmedFault fault, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(
                        n -> fault.take(WRITE, NOW).map(ArmedFault.Hit::outcome).orElse("-"))
                .toList();
    }

    @Test
    void skipsThenTakesEveryNthUntilTheTimesAreOver() {
        assertThat(outcomes(armed(new FaultTiming(1, 2, 2, null, null), "error"), 8))
                .containsExactly("-", "-", "error", "-", "error", "-", "-", "-");
    }

    @Test
    void aSequenceEndsUnlessMoreTimesAreAskedFor() {
        assertThat(outcomes(armed(FaultTiming.ALWAYS, "reset", "pass"), 3)).containsExactly("reset", "pass", "-");
        assertThat(outcomes(armed(new FaultTiming(null, 3, null, null, null), "reset", "pass"), 4))
                .containsExactly("reset", "pass", "reset", "-");
    }

    @Test
    void chanceFollowsFromItsNumberAlone() {
        FaultTiming half = new FaultTiming(null, null, null, 0.5, null);
        assertThat(outcomes(armed(half, "error"), 100))
                .isEqualTo(outcomes(armed(half, "error"), 100))
                .contains("error", "-");
    }

    @Test
    void chanceIsFairForEveryRule() {
        for (String id : List.of("a", "b", "fault-1", "fault-2")) {
            assertThat(LongStream.rangeClosed(1, 1000)
                            .filter(matched -> Choices.of(42, id, matched).nextDouble() < 0.3)
                            .count())
                    .isBetween(250L, 350L);
        }
    }

    @Test
    void endsAtItsInstant() {
        ArmedFault fault = armed(new FaultTiming(null, null, null, null, PointInTime.parse("+1h")), "error");
        assertThat(fault.take(WRITE, NOW.plusSeconds(3599))).isPresent();
        assertThat(fault.take(WRITE, NOW.plusSeconds(3600))).isEmpty();
        assertThat(fault.toJson(NOW.plusSeconds(3600)).completed()).isTrue();
    }

    @Test
    void readsDoNotUseUpWhatHappensToWritesOnly() {
        ArmedFault fault = armed(FaultTiming.ALWAYS, "duplicate", "error");
        assertThat(fault.take(READ, NOW)).isEmpty();
        assertThat(fault.toJson(NOW).matched()).isZero();
        assertThat(fault.take(WRITE, NOW)).isPresent();
        assertThat(fault.take(READ, NOW).map(ArmedFault.Hit::outcome)).contains("error");
    }
}

package dev.entitlement.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.clock.TenantTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueTimeTests {

    private static final Instant NOW = Instant.parse("2026-01-31T09:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final TenantTime AHEAD = TenantTime.OUTSIDE.advanced(Duration.ofDays(15), NOW);

    @Test
    void whatIsDueInTheEmulatedWorldRunsWhenItIsThatTimeThere() {
        QueueTime time = new QueueTime(AHEAD, false);

        assertThat(time.executionOf(WorkKind.DELIVERY, NOW.plus(Duration.ofDays(16))))
                .isEqualTo(TOMORROW);
    }

    @Test
    void whatIsDueLaterWaitsWhileTheTimeStandsStill() {
        QueueTime time = new QueueTime(TenantTime.OUTSIDE.frozen(NOW), false);

        assertThat(time.executionOf(WorkKind.APPOINTMENT, TOMORROW)).isAfter(Instant.parse("+15000-01-01T00:00:00Z"));
        assertThat(time.executionOf(WorkKind.APPOINTMENT, NOW)).isEqualTo(NOW);
    }

    @Test
    void inManualModeOnlyWhatTheBackendDoesWaits() {
        QueueTime time = new QueueTime(TenantTime.OUTSIDE, true);

        assertThat(time.parks(WorkKind.DELIVERY, NOW)).isTrue();
        assertThat(time.parks(WorkKind.REEVALUATION, NOW)).isTrue();
        assertThat(time.parks(WorkKind.SUBMISSION, NOW)).isTrue();
        assertThat(time.parks(WorkKind.APPOINTMENT, NOW)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(WorkKind.class)
    void whenSomethingIsDueCanAlwaysBeToldFromWhenItRuns(WorkKind kind) {
        for (TenantTime time : new TenantTime[] {TenantTime.OUTSIDE, AHEAD, AHEAD.frozen(NOW)}) {
            for (boolean manual : new boolean[] {true, false}) {
                QueueTime queue = new QueueTime(time, manual);

                assertThat(queue.dueOf(queue.executionOf(kind, TOMORROW))).isEqualTo(TOMORROW);
            }
        }
    }
}

package dev.entitlement.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TenantTimeTests {

    private static final Instant WALL = Instant.parse("2026-01-31T09:00:00.123456Z");
    private static final Instant LATER = WALL.plusSeconds(60);

    @Test
    void untouchedItIsTheTimeOutsideToTheMillisecond() {
        assertThat(TenantTime.OUTSIDE.at(WALL)).isEqualTo("2026-01-31T09:00:00.123Z");
    }

    @Test
    void movedOnItStaysAheadByThatMuch() {
        TenantTime moved = TenantTime.OUTSIDE.advanced(Duration.ofDays(15), WALL);

        assertThat(moved.at(LATER)).isEqualTo("2026-02-15T09:01:00.123Z");
        assertThat(moved.offsetAt(LATER)).isEqualTo(Duration.ofDays(15));
    }

    @Test
    void frozenItStandsAndMovesOnOnlyWhenTold() {
        TenantTime frozen = TenantTime.OUTSIDE.frozen(WALL);

        assertThat(frozen.at(LATER)).isEqualTo("2026-01-31T09:00:00.123Z");
        assertThat(frozen.advanced(Duration.ofHours(1), LATER).at(LATER)).isEqualTo("2026-01-31T10:00:00.123Z");
        assertThat(frozen.frozen(LATER)).isEqualTo(frozen);
    }

    @Test
    void resumedItGoesOnFromWhatItShowed() {
        TenantTime resumed = TenantTime.OUTSIDE.frozen(WALL).running(LATER);

        assertThat(resumed.at(LATER)).isEqualTo("2026-01-31T09:00:00.123Z");
        assertThat(resumed.at(LATER.plusSeconds(1))).isEqualTo("2026-01-31T09:00:01.123Z");
    }

    @Test
    void setItShowsThatTimeWhetherItStandsOrRuns() {
        Instant time = Instant.parse("2001-01-01T00:00:00Z");

        assertThat(TenantTime.OUTSIDE.showing(time, WALL).at(WALL)).isEqualTo(time);
        assertThat(TenantTime.OUTSIDE.frozen(WALL).showing(time, WALL).at(LATER))
                .isEqualTo(time);
    }

    @Test
    void neverLeavesItsBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantTime.OUTSIDE.advanced(Duration.ofDays(366 * 2000), WALL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantTime.OUTSIDE.showing(Instant.parse("1969-12-31T23:59:59Z"), WALL));
    }
}

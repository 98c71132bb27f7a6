package dev.entitlement.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ResetPart;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import dev.entitlement.fault.ThrottlingSettings.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How buckets empty and fill, on a clock that is set. */
class ThrottlingTests {

    private static final UUID TENANT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OTHER_TENANT = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final UUID APP = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
    private static final UUID OTHER_APP = UUID.fromString("00000000-0000-4000-8000-0000000000a2");

    private final SetClock time = new SetClock();
    private final Throttling throttling = new ThrottlingInMemory(new VirtualClock(time));

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-31T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void limit(UUID tenant, Scope scope, int permits, String per, boolean punish) {
        throttling.set(
                tenant,
                new ThrottlingSettings.Change(true, List.of(new Limit(scope, permits, TimeSpan.parse(per))), punish));
    }

    private String callsOf(UUID app, int count) {
        StringBuilder answers = new StringBuilder();
        for (int n = 0; n < count; n++) {
            Duration delay = throttling.judge(TENANT, app).delay();
            answers.append(delay.isZero() ? "ok " : Refusals.seconds(delay) + "s ");
        }
        return answers.toString().trim();
    }

    @Test
    void aBucketEmptiesAtOnceAndFillsEvenly() {
        limit(TENANT, Scope.APP_AND_TENANT, 4, "10s", false);
        assertThat(callsOf(APP, 6)).isEqualTo("ok ok ok ok 3s 3s");
        time.now = time.now.plusMillis(2499);
        assertThat(callsOf(APP, 1)).isEqualTo("1s");
        time.now = time.now.plusMillis(1);
        assertThat(callsOf(APP, 2)).isEqualTo("ok 3s");
        time.now = time.now.plusSeconds(3600);
        assertThat(callsOf(APP, 5)).isEqualTo("ok ok ok ok 3s");
    }

    @Test
    void whoIsEarlyWaitsLongerWhereThatIsPunished() {
        limit(TENANT, Scope.APP_AND_TENANT, 1, "10s", true);
        assertThat(callsOf(APP, 4)).isEqualTo("ok 10s 20s 30s");
        time.now = time.now.plusSeconds(29);
        assertThat(callsOf(APP, 1)).isEqualTo("11s");
        time.now = time.now.plusSeconds(11);
        assertThat(callsOf(APP, 1)).isEqualTo("ok");
    }

    @Test
    void punishmentHasALimit() {
        limit(TENANT, Scope.APP_AND_TENANT, 1, "250s", true);
        assertThat(callsOf(APP, 4)).isEqualTo("ok 250s 500s 600s");
        limit(TENANT, Scope.APP_AND_TENANT, 1, "1d", true);
        assertThat(callsOf(APP, 3)).isEqualTo("ok 86400s 86400s");
    }

    @Test
    void eachScopeCountsItsOwn() {
        limit(TENANT, Scope.APP_AND_TENANT, 1, "10s", false);
        assertThat(callsOf(APP, 2)).isEqualTo("ok 10s");
        assertThat(callsOf(OTHER_APP, 1)).isEqualTo("ok");

        limit(TENANT, Scope.TENANT, 1, "10s", false);
        assertThat(callsOf(APP, 1)).isEqualTo("ok");
        assertThat(callsOf(OTHER_APP, 1)).isEqualTo("10s");

        limit(TENANT, Scope.APP, 1, "10s", false);
        limit(OTHER_TENANT, Scope.APP, 1, "10s", false);
        assertThat(callsOf(APP, 1)).isEqualTo("ok");
        assertThat(throttling.judge(OTHER_TENANT, APP).refuses()).isTrue();
        assertThat(throttling.judge(OTHER_TENANT, OTHER_APP).refuses()).isFalse();
    }

    @Test
    void aCallThatOneLimitRefusesUsesNoOther() {
        throttling.set(
                TENANT,
                new ThrottlingSettings.Change(
                        true,
                        List.of(
                                new Limit(Scope.APP_AND_TENANT, 1, TimeSpan.parse("10s")),
                                new Limit(Scope.TENANT, 2, TimeSpan.parse("100s"))),
                        false));
        assertThat(callsOf(APP, 5)).isEqualTo("ok 10s 10s 10s 10s");
        assertThat(callsOf(OTHER_APP, 1)).isEqualTo("ok");
        assertThat(throttling.judge(TENANT, OTHER_APP).limit().scope()).isEqualTo(Scope.TENANT);
    }

    @Test
    void aResetOfFaultsEndsIt() {
        limit(TENANT, Scope.TENANT, 1, "10s", false);
        throttling.forget(TENANT, ResetPart.STATE);
        assertThat(callsOf(APP, 2)).isEqualTo("ok 10s");
        throttling.forget(TENANT, ResetPart.FAULTS);
        assertThat(callsOf(APP, 2)).isEqualTo("ok ok");
        assertThat(throttling.mayBeAny()).isFalse();
    }
}

package dev.entitlement.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTests {

    private long now = Long.MAX_VALUE - 1;

    @Test
    void theFirstIsToldAndLaterOneForAllSince() {
        Seldom seldom = new Seldom(Duration.ofSeconds(5), () -> now);

        assertThat(seldom.count()).isEqualTo(1);
        assertThat(seldom.count()).isZero();
        now += Duration.ofSeconds(4).toNanos();
        assertThat(seldom.count()).isZero();
        now += Duration.ofSeconds(1).toNanos();
        assertThat(seldom.count()).isEqualTo(3);
        assertThat(seldom.count()).isZero();
        now += Duration.ofSeconds(60).toNanos();
        assertThat(seldom.count()).isEqualTo(2);
    }
}

package dev.entitlement.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entitlement.entra.EntraException;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeviceSignInTests {

    private static final Instant NOW = Instant.parse("2026-01-20T12:00:00Z");
    private static final Instant LATER = NOW.plus(DeviceSignIns.LIFETIME);
    private static final TenantKey USER = new TenantKey(UUID.randomUUID(), UUID.randomUUID());

    private final DeviceSignIn signIn = new DeviceSignIn("ABCDEFGHJ", "hash", null, UUID.randomUUID(), "openid", LATER);

    @Test
    void isRedeemedOnceAndOnlyWhenApproved() {
        assertRefused(() -> signIn.redeem(NOW), 70016);

        signIn.approve(USER, NOW);
        assertThat(signIn.approved(NOW)).isEqualTo(USER);
        signIn.redeem(NOW);

        assertRefused(() -> signIn.redeem(NOW), 70018);
        assertRefused(() -> signIn.approved(NOW), 70018);
    }

    @Test
    void isDecidedOnce() {
        signIn.decline(NOW);

        assertRefused(() -> signIn.approve(USER, NOW), 70018);
        assertRefused(() -> signIn.decline(NOW), 70018);
        assertRefused(() -> signIn.redeem(NOW), 70021);
    }

    @Test
    void endsWithItsTime() {
        assertThat(signIn.isOpen(LATER.minusMillis(1))).isTrue();
        assertThat(signIn.isOpen(LATER)).isFalse();
        assertRefused(() -> signIn.approve(USER, LATER), 70018);
        assertRefused(() -> signIn.approved(LATER), 70020);
    }

    @Test
    void isOfNoUseAfterItsTimeAlsoWhenApproved() {
        signIn.approve(USER, NOW);

        assertRefused(() -> signIn.redeem(LATER), 70020);
    }

    private static void assertRefused(ThrowingCallable call, int aadsts) {
        assertThatExceptionOfType(EntraException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.aadsts()).isEqualTo(aadsts));
    }
}

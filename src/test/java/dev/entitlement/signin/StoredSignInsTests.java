package dev.entitlement.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.EntraException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What is kept of codes does not grow without end. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class StoredSignInsTests {

    private static final UUID TENANT = UUID.randomUUID();

    private final Clock wall = mock();
    private Instant now = Instant.parse("2026-01-20T12:00:00Z");

    @Autowired
    private RedeemedCodeRepository redeemed;

    @Autowired
    private DeviceSignInRepository devices;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcTemplate database;

    private RedeemedCodes codes;
    private DeviceSignIns signIns;

    @BeforeEach
    void makeTenant() {
        when(wall.instant()).thenAnswer(call -> now);
        VirtualClock clock = new VirtualClock(wall);
        codes = new RedeemedCodes(redeemed, transaction, clock);
        signIns = new DeviceSignIns(devices, new DeviceCodes(), clock);
        database.update(
                "insert into tenant (id, display_name, domain, of_start, seed, created_at, version)"
                        + " values (?, 'A', ?, true, 'seed', current_timestamp, 0)",
                TENANT,
                TENANT + ".example");
    }

    @Test
    void aRedemptionForgetsCodesThatHaveExpired() {
        IntStream.range(0, 5).forEach(n -> codes.redeem(code()));
        assertThat(redeemed.count()).isEqualTo(5);

        now = now.plus(AuthorizationCodes.LIFETIME).plusSeconds(1);
        codes.redeem(code());

        assertThat(redeemed.count()).isEqualTo(1);
    }

    @Test
    void anExpiredCodeIsNotRedeemed() {
        AuthorizationCode code = code();
        now = now.plus(AuthorizationCodes.LIFETIME);

        assertThatExceptionOfType(EntraException.class)
                .isThrownBy(() -> codes.redeem(code))
                .satisfies(refusal -> assertThat(refusal.aadsts()).isEqualTo(70008));
        assertThat(redeemed.count()).isZero();
    }

    @Test
    void devicesThatHaveWaitedTooLongAreForgotten() {
        IntStream.range(0, 5).forEach(n -> begin());
        now = now.plus(DeviceSignIns.LIFETIME);
        begin();
        assertThat(devices.count())
                .as("they are still to be told that it is too late")
                .isEqualTo(6);
        assertThat(signIns.newest(10)).hasSize(1);

        now = now.plus(Duration.ofHours(1)).plusSeconds(1);
        begin();

        assertThat(devices.count()).isEqualTo(2);
    }

    @Test
    void onlySoManyDevicesWaitAtOnce() {
        database.update("""
                insert into device_sign_in
                    (user_code, device_code_hash, client_id, scope, expires_at, state, version)
                  select cast(x as varchar), cast(x as varchar), ?, 'openid', ?, 'PENDING', 0
                  from system_range(1, 10000)
                """, UUID.randomUUID(), java.sql.Timestamp.from(now.plusSeconds(60)));

        assertThatExceptionOfType(EntraException.class)
                .isThrownBy(this::begin)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(503));
    }

    private DeviceSignIns.Begun begin() {
        return signIns.begin(TENANT, UUID.randomUUID(), "openid");
    }

    private AuthorizationCode code() {
        return new AuthorizationCode(
                UUID.randomUUID(),
                now.plus(AuthorizationCodes.LIFETIME),
                TENANT,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "https://app.example/",
                "openid",
                null,
                null);
    }
}

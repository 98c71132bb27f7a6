package dev.entitlement.signin;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.tenant.TenantKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sign-ins that devices wait for. */
@Service
@OnEmbeddedIssuer
@Transactional
class DeviceSignIns {

    /** How long somebody has to type the code. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** How long after that a device is still told that it is too late, instead of that there was no such code. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int MOST = 10_000;
    private static final int PURGED_AT_ONCE = 20;

    private final DeviceSignInRepository signIns;
    private final DeviceCodes codes;
    private final VirtualClock clock;

    DeviceSignIns(DeviceSignInRepository signIns, DeviceCodes codes, VirtualClock clock) {
        this.signIns = signIns;
        this.codes = codes;
        this.clock = clock;
    }

    /** A sign-in that has begun, and the code that only the device knows. */
    record Begun(String userCode, String deviceCode) {}

    /**
     * Begins one.
     *
     * @param tenantId null when any tenant's users may sign in
     * @throws dev.entitlement.entra.EntraException when there are too many
     */
    Begun begin(@Nullable UUID tenantId, UUID clientId, String scope) {
        Instant now = clock.wallTime();
        List<String> expired = signIns.findExpired(now.minus(REMEMBERED), Limit.of(PURGED_AT_ONCE));
        if (!expired.isEmpty()) {
            signIns.deleteExpired(expired);
        }
        if (signIns.count() >= MOST) {
            throw SignInRefused.tooManyDevices();
        }
        String userCode = codes.userCode();
        while (signIns.existsById(userCode)) {
            userCode = codes.userCode();
        }
        String deviceCode = codes.deviceCode();
        signIns.save(new DeviceSignIn(
                userCode, DeviceCodes.hash(deviceCode), tenantId, clientId, scope, now.plus(LIFETIME)));
        return new Begun(userCode, deviceCode);
    }

    /** The one that a typed code is of, while nobody has decided and there is still time. */
    @Transactional(readOnly = true)
    public Optional<DeviceSignIn> open(String userCode) {
        return signIns.findById(DeviceCodes.typed(userCode)).filter(signIn -> signIn.isOpen(clock.wallTime()));
    }

    /** The newest that have not expired, decided or not. */
    @Transactional(readOnly = true)
    public List<DeviceSignIn> newest(int limit) {
        return signIns.findUnexpired(clock.wallTime(), Limit.of(limit));
    }

    /** Whether it was still open, and is approved now. */
    boolean approve(String userCode, TenantKey user) {
        Optional<DeviceSignIn> open = held(userCode);
        open.ifPresent(signIn -> signIn.approve(user, clock.wallTime()));
        return open.isPresent();
    }

    /** Whether it was still open, and is declined now. */
    boolean decline(String userCode) {
        Optional<DeviceSignIn> open = held(userCode);
        open.ifPresent(signIn -> signIn.decline(clock.wallTime()));
        return open.isPresent();
    }

    /**
     * The sign-in that a device waits for.
     *
     * @throws dev.entitlement.entra.EntraException when nobody has approved it, or it is none
     */
    @Transactional(readOnly = true)
    public DeviceSignIn approved(String deviceCode) {
        DeviceSignIn signIn = signIns.findByDeviceCodeHash(DeviceCodes.hash(deviceCode))
                .orElseThrow(SignInRefused::deviceCodeUnknown);
        signIn.approved(clock.wallTime());
        return signIn;
    }

    /**
     * Lets the device have its tokens, once.
     *
     * @throws dev.entitlement.entra.EntraException when it has had them
     */
    void redeem(DeviceSignIn signIn) {
        signIns.findForUpdate(signIn.userCode())
                .orElseThrow(SignInRefused::deviceCodeUnknown)
                .redeem(clock.wallTime());
    }

    private Optional<DeviceSignIn> held(String userCode) {
        return signIns.findForUpdate(DeviceCodes.typed(userCode)).filter(signIn -> signIn.isOpen(clock.wallTime()));
    }
}

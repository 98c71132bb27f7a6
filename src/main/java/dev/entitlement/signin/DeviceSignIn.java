package dev.entitlement.signin;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in on a device that has no browser: somebody types the code that it shows elsewhere, while it asks whether that
 * has happened.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code">Device authorization grant</a>
 */
@Entity
final class DeviceSignIn {

    @Id
    private String userCode;

    @SuppressWarnings("UnusedVariable") // read by queries
    private String deviceCodeHash;

    private @Nullable UUID tenantId;
    private UUID clientId;
    private String scope;
    private Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private DeviceState state;

    private @Nullable UUID userTenantId;
    private @Nullable UUID userId;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    DeviceSignIn() {}

    DeviceSignIn(
            String userCode,
            String deviceCodeHash,
            @Nullable UUID tenantId,
            UUID clientId,
            String scope,
            Instant expiresAt) {
        this.userCode = userCode;
        this.deviceCodeHash = deviceCodeHash;
        this.tenantId = tenantId;
        this.clientId = clientId;
        this.scope = scope;
        this.expiresAt = expiresAt;
        this.state = DeviceState.PENDING;
    }

    /** What is typed, nine characters. */
    String userCode() {
        return userCode;
    }

    /** The tenant that the device has named; null when any tenant's users may sign in. */
    @Nullable
    UUID tenantId() {
        return tenantId;
    }

    UUID clientId() {
        return clientId;
    }

    String scope() {
        return scope;
    }

    /** Outside the emulated world. */
    Instant expiresAt() {
        return expiresAt;
    }

    DeviceState state() {
        return state;
    }

    /** Whether nobody has decided yet, and there is still time. */
    boolean isOpen(Instant now) {
        return state == DeviceState.PENDING && now.isBefore(expiresAt);
    }

    /** Who has approved; null while nobody has. */
    @Nullable
    TenantKey user() {
        return userTenantId == null || userId == null ? null : new TenantKey(userTenantId, userId);
    }

    /** @throws dev.entitlement.entra.EntraException when it was decided before, or it is too late */
    void approve(TenantKey user, Instant now) {
        requireOpen(now);
        this.userTenantId = user.tenantId();
        this.userId = user.id();
        this.state = DeviceState.APPROVED;
    }

    /** @throws dev.entitlement.entra.EntraException when it was decided before, or it is too late */
    void decline(Instant now) {
        requireOpen(now);
        this.state = DeviceState.DECLINED;
    }

    /**
     * Judges whether the device may have its tokens.
     *
     * @return who has signed in
     * @throws dev.entitlement.entra.EntraException when nobody has approved, or it is too late
     */
    TenantKey approved(Instant now) {
        if (state == DeviceState.REDEEMED) {
            throw SignInRefused.deviceCodeUnknown();
        }
        if (state == DeviceState.DECLINED) {
            throw SignInRefused.deviceDeclined();
        }
        if (!now.isBefore(expiresAt)) {
            throw SignInRefused.deviceExpired();
        }
        TenantKey user = user();
        if (user == null) {
            throw SignInRefused.devicePending();
        }
        return user;
    }

    /** Gives the device its tokens, once. */
    void redeem(Instant now) {
        approved(now);
        this.state = DeviceState.REDEEMED;
    }

    private void requireOpen(Instant now) {
        if (!isOpen(now)) {
            throw SignInRefused.deviceCodeUnknown();
        }
    }
}

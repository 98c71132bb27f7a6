package dev.entitlement.subject;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of users from outside who hold nothing any more; one for each tenant.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/entitlementmanagementsettings">entitlementManagementSettings</a>
 */
@Entity
final class ManagementSettings {

    /** What is done with the account of such a user. */
    enum Action {
        NONE,
        BLOCK_SIGN_IN,
        BLOCK_SIGN_IN_AND_DELETE
    }

    private static final Duration LONGEST = Duration.ofDays(3650);

    @EmbeddedId
    private TenantKey key;

    @Enumerated(EnumType.STRING)
    private Action externalUserAction = Action.BLOCK_SIGN_IN_AND_DELETE;

    private long secondsUntilDeleted = Duration.ofDays(30).toSeconds();

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ManagementSettings() {}

    /** A tenant's settings before anybody has changed them. */
    ManagementSettings(UUID tenantId) {
        this.key = new TenantKey(tenantId, tenantId);
    }

    /** @throws GraphException 400 for a length of time below zero or above ten years */
    void change(Body body) {
        Action wanted = body.enumeration("externalUserLifecycleAction", Action.class);
        if (wanted != null) {
            externalUserAction = wanted;
        }
        Integer days = body.integer("daysUntilExternalUserDeletedAfterBlocked");
        Duration until =
                days == null ? body.duration("durationUntilExternalUserDeletedAfterBlocked") : Duration.ofDays(days);
        if (until != null) {
            if (until.isNegative() || until.compareTo(LONGEST) > 0) {
                throw GraphException.badRequest("Users are deleted at most " + LONGEST.toDays() + " days later.");
            }
            secondsUntilDeleted = until.toSeconds();
        }
    }

    /** Changes what the entry names. */
    void change(SettingsSeed.Entry entry) {
        if (entry.externalUserLifecycleAction() != null) {
            externalUserAction = entry.externalUserLifecycleAction();
        }
        if (entry.untilExternalUserDeleted() != null) {
            secondsUntilDeleted = entry.untilExternalUserDeleted().length().toSeconds();
        }
    }

    UUID id() {
        return key.id();
    }

    Action externalUserAction() {
        return externalUserAction;
    }

    Duration untilDeleted() {
        return Duration.ofSeconds(secondsUntilDeleted);
    }

    /** How long after its last access an account is deleted at most. */
    static Duration longestUntilDeleted() {
        return LONGEST;
    }
}

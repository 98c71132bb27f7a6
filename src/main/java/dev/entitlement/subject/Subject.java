package dev.entitlement.subject;

import dev.entitlement.control.SeedReference;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks for access or holds it, as entitlement management knows them: not the user of the directory, whose
 * id is the subject's object id.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagesubject">accessPackageSubject</a>
 */
@Entity
public final class Subject {

    @EmbeddedId
    private TenantKey key;

    private @Nullable UUID objectId;
    private @Nullable String email;
    private @Nullable String displayName;
    private @Nullable String principalName;

    @Enumerated(EnumType.STRING)
    private SubjectType type;

    @Enumerated(EnumType.STRING)
    private SubjectLifecycle lifecycle;

    private @Nullable UUID connectedOrganizationId;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    Subject() {}

    private Subject(TenantKey key, SubjectType type, SubjectLifecycle lifecycle) {
        this.key = key;
        this.type = type;
        this.lifecycle = lifecycle;
    }

    /** A user of the directory. */
    static Subject of(UUID id, DirectoryUser user) {
        Subject subject =
                new Subject(new TenantKey(user.key().tenantId(), id), SubjectType.USER, SubjectLifecycle.NOT_GOVERNED);
        subject.objectId = user.key().id();
        subject.email = user.userPrincipalName();
        subject.displayName = user.displayName();
        subject.principalName = user.userPrincipalName();
        return subject;
    }

    /** Somebody outside, of whom only a mail address is known until access is delivered. */
    static Subject outside(TenantKey key, @Nullable String email) {
        Subject subject = new Subject(key, SubjectType.USER, SubjectLifecycle.GOVERNED);
        subject.email = email;
        return subject;
    }

    /** Changes what the entry names. */
    void change(SubjectSeed.Entry entry, @Nullable UUID objectId, @Nullable UUID organization) {
        this.objectId = objectId == null ? this.objectId : objectId;
        email = entry.email() == null ? email : entry.email();
        displayName = entry.displayName() == null ? displayName : entry.displayName();
        principalName = entry.principalName() == null ? principalName : entry.principalName();
        type = entry.type() == null ? type : entry.type();
        lifecycle = entry.lifecycle() == null ? lifecycle : entry.lifecycle();
        connectedOrganizationId = organization == null ? connectedOrganizationId : organization;
    }

    /** All of it, as a seed writes it. */
    SubjectSeed.Entry toEntry() {
        return new SubjectSeed.Entry(
                key.id(),
                null,
                objectId,
                email,
                displayName,
                principalName,
                type,
                lifecycle,
                connectedOrganizationId == null ? null : SeedReference.to(connectedOrganizationId));
    }

    /** Notes that the directory has the subject now. Does nothing when it had it before. */
    void arriveAs(UUID objectId) {
        if (this.objectId == null) {
            this.objectId = objectId;
            this.displayName = email;
            this.principalName = email;
        }
    }

    /** Decides whether entitlement management decides on the account. */
    void govern(SubjectLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Unique within the tenant; not the object id. */
    public UUID id() {
        return key.id();
    }

    /** The id of the user in the directory; null until the directory has the user. */
    public @Nullable UUID objectId() {
        return objectId;
    }

    /** The mail address. */
    public @Nullable String email() {
        return email;
    }

    /** The name, for people. */
    public @Nullable String displayName() {
        return displayName;
    }

    /** The name to sign in with. */
    public @Nullable String principalName() {
        return principalName;
    }

    /** What it is. */
    public SubjectType type() {
        return type;
    }

    /** Whether entitlement management decides on its account. */
    public SubjectLifecycle lifecycle() {
        return lifecycle;
    }

    /** The organization it comes from; null for the tenant's own. */
    public @Nullable UUID connectedOrganizationId() {
        return connectedOrganizationId;
    }
}

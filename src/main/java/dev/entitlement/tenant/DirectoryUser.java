package dev.entitlement.tenant;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A user of the tenant's directory: somebody who can ask for access and receive it. */
@Entity
public class DirectoryUser {

    @EmbeddedId
    private TenantKey key;

    private String userPrincipalName;
    private String displayName;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected DirectoryUser() {}

    DirectoryUser(TenantKey key, String userPrincipalName, String displayName) {
        this.key = key;
        this.userPrincipalName = userPrincipalName;
        this.displayName = displayName;
    }

    /** The user's key; its id is the object id. */
    public TenantKey key() {
        return key;
    }

    /** The name the user signs in with, of the form of a mail address. */
    public String userPrincipalName() {
        return userPrincipalName;
    }

    /** The user's name, for people. */
    public String displayName() {
        return displayName;
    }
}

package dev.entitlement.tenant;

import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An app registration together with its service principal: a program that may ask for tokens, its own
 * and those of the users who sign in to it. */
@Entity
public class ClientApplication {

    @EmbeddedId
    private TenantKey key;

    private UUID objectId;
    private String displayName;
    private String secret;

    @Convert(converter = SpaceSeparated.class)
    private Set<String> appRoles;

    @Convert(converter = SpaceSeparated.class)
    private Set<String> scopes;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected ClientApplication() {}

    ClientApplication(
            TenantKey key, UUID objectId, String displayName, String secret, Set<String> appRoles, Set<String> scopes) {
        this.key = key;
        this.objectId = objectId;
        this.displayName = displayName;
        this.secret = secret;
        this.appRoles = Set.copyOf(appRoles);
        this.scopes = Set.copyOf(scopes);
    }

    /** The application (client) id. */
    public UUID clientId() {
        return key.id();
    }

    /** The object id of the service principal, {@code oid} and {@code sub} of its tokens. */
    public UUID objectId() {
        return objectId;
    }

    /** The app's name, for people. */
    public String displayName() {
        return displayName;
    }

    /** The client secret, in the clear: tests are told it, and it opens nothing but this emulator. */
    public String secret() {
        return secret;
    }

    /** Application permissions granted to it, such as {@code EntitlementManagement.ReadWrite.All}; empty if none. */
    public Set<String> appRoles() {
        return appRoles;
    }

    /** Delegated permissions granted to it for every user of the tenant; empty if none. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Whether this is the client's secret, compared in constant time. */
    public boolean hasSecret(String candidate) {
        return ConstantTime.equal(secret, candidate);
    }
}

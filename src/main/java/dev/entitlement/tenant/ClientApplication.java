package dev.entitlement.tenant;

import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An app registration together with its service principal: a program that may ask for tokens, its own
 * and those of the users who sign in to it. */
@Entity
public final class ClientApplication {

    @EmbeddedId
    private TenantKey key;

    private UUID objectId;
    private String displayName;
    private @Nullable String secret;

    @Convert(converter = SpaceSeparated.class)
    private Set<String> appRoles;

    @Convert(converter = SpaceSeparated.class)
    private Set<String> scopes;

    @Convert(converter = SpaceSeparated.class)
    private Set<String> redirectUris;

    /** Base64 of the DER form of each; they are read when the app proves itself with one. */
    @Convert(converter = SpaceSeparated.class)
    private Set<String> certificates;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ClientApplication() {}

    ClientApplication(TenantKey key, ClientSeed.Entry entry) {
        this.key = key;
        this.objectId = key.id();
        this.displayName = entry.displayName();
        this.appRoles = Set.of();
        this.scopes = Set.of();
        this.redirectUris = Set.of();
        this.certificates = Set.of();
        change(entry);
    }

    /** Changes what the entry names. */
    final void change(ClientSeed.Entry entry) {
        displayName = entry.displayName();
        objectId = entry.objectId() == null ? objectId : entry.objectId();
        secret = entry.secret() == null ? secret : entry.secret();
        appRoles = orElse(entry.roles(), appRoles);
        scopes = orElse(entry.scopes(), scopes);
        redirectUris = orElse(entry.redirectUris(), redirectUris);
        certificates = orElse(entry.certificates(), certificates);
    }

    private static Set<String> orElse(@Nullable Set<String> values, Set<String> otherwise) {
        return values == null ? otherwise : Set.copyOf(values);
    }

    /** All of it, as a seed writes it. */
    ClientSeed.Entry toEntry() {
        return new ClientSeed.Entry(
                key.id(),
                objectId,
                displayName,
                secret,
                sorted(appRoles),
                sorted(scopes),
                sorted(redirectUris),
                sorted(certificates));
    }

    private static @Nullable Set<String> sorted(Set<String> values) {
        return values.isEmpty() ? null : new TreeSet<>(values);
    }

    /** The tenant that the app is registered in. */
    public UUID tenantId() {
        return key.tenantId();
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

    /**
     * The client secret, in the clear: tests are told it, and it opens nothing but this emulator. Null for an app that
     * has none.
     */
    public @Nullable String secret() {
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

    /** What the app may prove itself with instead of a secret; empty if there is none. */
    public List<ClientCertificate> certificates() {
        return certificates.stream().map(ClientCertificate::ofBase64).toList();
    }

    /** Where users may be sent back to after they have signed in: absolute URIs without a fragment; empty if nowhere. */
    public Set<String> redirectUris() {
        return redirectUris;
    }

    /** Whether the app has nothing to prove itself with. */
    public boolean isPublic() {
        return secret == null && certificates.isEmpty();
    }

    /** Whether this is the client's secret, compared in constant time; never for an app without one. */
    public boolean hasSecret(String candidate) {
        return secret != null && ConstantTime.equal(secret, candidate);
    }
}

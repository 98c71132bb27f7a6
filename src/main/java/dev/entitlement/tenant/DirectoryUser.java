package dev.entitlement.tenant;

import dev.entitlement.control.SeedReference;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user of the tenant's directory: somebody who can ask for access, receive it, and sign in. */
@Entity
public final class DirectoryUser {

    @EmbeddedId
    private TenantKey key;

    private String userPrincipalName;

    @SuppressWarnings("UnusedVariable") // read by queries
    private String signInName;

    private String displayName;
    private @Nullable String password;
    private @Nullable String mail;
    private @Nullable UUID managerId;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    DirectoryUser() {}

    DirectoryUser(TenantKey key, String userPrincipalName) {
        this.key = key;
        this.userPrincipalName = userPrincipalName;
        this.signInName = signInName(userPrincipalName);
        this.displayName = DirectoryNames.nicknameOf(userPrincipalName);
    }

    /** Changes what the entry names. */
    void change(UserSeed.Entry entry, @Nullable UUID manager) {
        userPrincipalName = entry.userPrincipalName();
        signInName = signInName(userPrincipalName);
        displayName = entry.displayName() == null ? displayName : entry.displayName();
        password = entry.password() == null ? password : entry.password();
        mail = entry.mail() == null ? mail : entry.mail();
        managerId = manager == null ? managerId : manager;
    }

    /** All of it, as a seed writes it. */
    UserSeed.Entry toEntry() {
        return new UserSeed.Entry(
                key.id(),
                userPrincipalName,
                displayName,
                password,
                mail,
                managerId == null ? null : SeedReference.to(managerId));
    }

    /** A principal name as it is compared: the case in which somebody writes it does not matter. */
    static String signInName(String userPrincipalName) {
        return userPrincipalName.toLowerCase(Locale.ROOT);
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

    /** The user's mail address, if there is one. */
    public @Nullable String mail() {
        return mail;
    }

    /** Object id of the user's manager, if there is one. */
    public @Nullable UUID managerId() {
        return managerId;
    }

    /**
     * The password, in the clear: tests are told it, and it opens nothing but this emulator. Null for a user who cannot sign
     * in with one.
     */
    public @Nullable String password() {
        return password;
    }

    /** Whether this is the user's password, compared in constant time; never for a user without one. */
    public boolean hasPassword(String candidate) {
        return password != null && ConstantTime.equal(password, candidate);
    }
}

package dev.entitlement.entra;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An RSA key pair that tokens are or were signed with, kept so that tokens outlive a restart. */
@Entity
final class SigningKey {

    @Id
    private String kid;

    /** The key pair as a JSON Web Key, RFC 7517. */
    private String jwk;

    private int generation;
    private boolean published;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    SigningKey() {}

    SigningKey(String kid, String jwk, int generation) {
        this.kid = kid;
        this.jwk = jwk;
        this.generation = generation;
        this.published = true;
    }

    String jwk() {
        return jwk;
    }

    /** The how manyth key it is, from 1; the last one signs. */
    int generation() {
        return generation;
    }

    /** Whether everybody may verify access tokens with it. */
    boolean published() {
        return published;
    }

    /** From now on only the issuer itself knows what it has signed with this key. */
    void withdraw() {
        this.published = false;
    }
}

package dev.entitlement.entra;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The RSA key pair that tokens are signed with, kept so that tokens outlive a restart and hold on every node. */
@Entity
class SigningKey {

    @Id
    private String kid;

    /** The key pair as a JSON Web Key, RFC 7517. */
    private String jwk;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected SigningKey() {}

    SigningKey(String kid, String jwk) {
        this.kid = kid;
        this.jwk = jwk;
    }

    String jwk() {
        return jwk;
    }
}

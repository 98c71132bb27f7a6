package dev.entitlement.odata;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** The key that signs the places of pages; kept, so that every process on the database reads what another wrote. */
@Entity
final class PagingKey {

    @Id
    private Integer id;

    /** Base64. */
    private String secret;

    @jakarta.persistence.Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    PagingKey() {}

    PagingKey(int id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    int id() {
        return id;
    }

    String secret() {
        return secret;
    }
}

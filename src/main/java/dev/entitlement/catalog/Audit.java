package dev.entitlement.catalog;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Who made something and who changed it last.
 *
 * @param createdBy principal name of a user or client id of an app
 * @param modifiedBy likewise
 */
@Embeddable
record Audit(String createdBy, Instant createdAt, String modifiedBy, Instant modifiedAt) {

    /** Who made what the seed brought. */
    static final String SEED = "seed";

    static Audit created(String by, Instant at) {
        return new Audit(by, at, by, at);
    }

    Audit changed(String by, Instant at) {
        return new Audit(createdBy, createdAt, by, at);
    }
}

package dev.entitlement.subject;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Who made something and who changed it last.
 *
 * @param createdBy principal name of a user or client id of an app
 * @param modifiedBy likewise
 */
@Embeddable
public record Audit(String createdBy, Instant createdAt, String modifiedBy, Instant modifiedAt) {

    /** Of something that is new. */
    public static Audit of(Author author) {
        return new Audit(author.name(), author.at(), author.name(), author.at());
    }

    /** Of the same thing after a change. */
    public Audit changedBy(Author author) {
        return new Audit(createdBy, createdAt, author.name(), author.at());
    }
}

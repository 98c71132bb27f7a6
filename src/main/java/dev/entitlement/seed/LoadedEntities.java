package dev.entitlement.seed;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Repository;

/** What was loaded so far. A repository, so that what the database refuses is told in Spring's terms wherever it shows. */
@Repository
class LoadedEntities {

    private final EntityManager entities;

    LoadedEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes it. */
    void write() {
        entities.flush();
    }

    /** Writes it and lets go of it. */
    void settle() {
        entities.flush();
        entities.clear();
    }
}

package dev.entitlement.odata;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All declared sets. */
@Component
class EntitySets {

    private final List<EntitySet> sets;

    EntitySets(List<EntitySet> sets) {
        this.sets = List.copyOf(sets);
    }

    List<EntitySet> all() {
        return sets;
    }

    /** The set whose entities are of a type; a type whose entities are only reached from others has none. */
    Optional<EntitySet> of(GraphType<?> type) {
        return sets.stream().filter(set -> set.type().equals(type.name())).findFirst();
    }
}

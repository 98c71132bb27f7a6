package dev.entitlement.odata;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

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

    /** The name of the set that a call's path begins with, as the model spells it; empty for a call of a function. */
    Optional<String> calledBy(GraphCall call) {
        String[] segments = StringUtils.tokenizeToStringArray(call.request().getServletPath(), "/");
        if (segments.length < 4 || (segments.length > 4 && segments[segments.length - 1].endsWith(")"))) {
            return Optional.empty();
        }
        return sets.stream()
                .flatMap(set -> set.paths(call.version()).stream())
                .filter(name -> name.equalsIgnoreCase(StringUtils.delimitedListToStringArray(segments[3], "(")[0]))
                .findFirst();
    }

    /** The set whose entities are of a type; a type whose entities are only reached from others has none. */
    Optional<EntitySet> of(GraphType<?> type) {
        return sets.stream().filter(set -> set.type().equals(type.name())).findFirst();
    }
}

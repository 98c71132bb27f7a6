package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** All declared sets. */
@Component
class EntitySets {

    private final List<EntitySet> sets;

    /** What paths of a version begin with, in any case, and how the model spells it. */
    private final Map<GraphVersion, Map<String, String>> names = new EnumMap<>(GraphVersion.class);

    EntitySets(List<EntitySet> sets) {
        this.sets = List.copyOf(sets);
        for (GraphVersion version : GraphVersion.values()) {
            Map<String, String> spelled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            sets.forEach(set -> set.paths(version).forEach(name -> spelled.putIfAbsent(name, name)));
            names.put(version, spelled);
        }
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
        int end = segments[3].indexOf('(');
        String name = end < 0 ? segments[3] : segments[3].substring(0, end);
        return Optional.ofNullable(names.get(call.version())).map(spelled -> spelled.get(name));
    }

    /** The set whose entities are of a type; a type whose entities are only reached from others has none. */
    Optional<EntitySet> of(GraphType<?> type) {
        return sets.stream().filter(set -> set.type().equals(type.name())).findFirst();
    }
}

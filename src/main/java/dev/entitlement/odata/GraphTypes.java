package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All declared types, by the names they refer to each other by. */
@Component
class GraphTypes {

    private final Map<String, GraphType<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, GraphType<?>> byEntity = new HashMap<>();

    GraphTypes(List<GraphType<?>> types) {
        types.forEach(type -> byName.put(type.name(), type));
        types.forEach(type -> byEntity.putIfAbsent(type.entity(), type));
        types.forEach(this::requireTargets);
    }

    Collection<GraphType<?>> all() {
        return byName.values();
    }

    GraphType<?> named(String name) {
        GraphType<?> type = byName.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No type is called " + name);
        }
        return type;
    }

    /** The type that shows an entity. */
    @SuppressWarnings("unchecked") // the type was declared with this class
    <E> GraphType<E> of(Class<E> entity) {
        GraphType<E> type = (GraphType<E>) byEntity.get(entity);
        if (type == null) {
            throw new IllegalArgumentException("No type shows " + entity);
        }
        return type;
    }

    /** Whether a version has the navigation and the type that it leads to. */
    boolean has(Navigation<?> navigation, GraphVersion version) {
        return navigation.names().in(version).isPresent()
                && named(navigation.target()).names().in(version).isPresent();
    }

    private void requireTargets(GraphType<?> type) {
        for (Navigation<?> navigation : type.navigations()) {
            if (!byName.containsKey(navigation.target())) {
                throw new IllegalStateException(type.name() + "/" + navigation.names()
                        + " leads to a type that nobody declares: " + navigation.target());
            }
        }
    }
}

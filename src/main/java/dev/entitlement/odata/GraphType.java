package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entity type of Graph's and the JPA entity behind it. Both versions are projections of that one entity: what differs
 * between them is data here. A feature declares one bean for each of its types.
 *
 * @param <E> the JPA entity, whose primary key is a {@link dev.entitlement.tenant.TenantKey} called {@code key}
 */
public final class GraphType<E> implements Shape<E> {

    private final Class<E> entity;
    private final Names names;
    private final List<Property<E>> properties;
    private final List<Navigation<E>> navigations;
    private final Set<String> accepted;

    private GraphType(Builder<E> built) {
        this.entity = built.entity;
        this.names = built.names;
        this.properties = List.copyOf(built.properties);
        this.navigations = List.copyOf(built.navigations);
        this.accepted = Set.copyOf(built.accepted);
    }

    /**
     * Begins the declaration of a type.
     *
     * @param name of the type in both versions, without namespace: {@code accessPackageAssignmentRequest}
     */
    public static <E> Builder<E> of(Class<E> entity, String name) {
        return new Builder<>(entity, Names.of(name));
    }

    /** Begins the declaration of a type that is called differently in each version, or that only one of them has. */
    public static <E> Builder<E> of(Class<E> entity, Names names) {
        return new Builder<>(entity, names);
    }

    /** The JPA entity. */
    public Class<E> entity() {
        return entity;
    }

    /** The one name that navigations and sets refer to it by: beta's. */
    public String name() {
        return names.canonical();
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public List<Property<E>> properties() {
        return properties;
    }

    /** Its navigation properties, those of either version. */
    public List<Navigation<E>> navigations() {
        return navigations;
    }

    /** Names that a body may have though the type does not: v1.0 takes {@code targetId} in the assignment of a request. */
    Set<String> accepted() {
        return accepted;
    }

    /** Names properties and navigations in the order in which they are written. */
    public static final class Builder<E> {

        private final Class<E> entity;
        private final Names names;
        private final List<Property<E>> properties = new ArrayList<>();
        private final List<Navigation<E>> navigations = new ArrayList<>();
        private final List<String> accepted = new ArrayList<>();

        private Builder(Class<E> entity, Names names) {
            this.entity = entity;
            this.names = names;
        }

        /** The key: {@code id}, held in {@code key.id}. */
        public Builder<E> id(Function<E, UUID> id) {
            return column("id", Kind.GUID, "key.id", id::apply);
        }

        /** A property that can be filtered and sorted by, of the same name in both versions. */
        public Builder<E> column(String name, Kind kind, String attribute, Function<E, @Nullable Object> value) {
            return column(Names.of(name), kind, attribute, value);
        }

        /** A property that can be filtered and sorted by. */
        public Builder<E> column(Names names, Kind kind, String attribute, Function<E, @Nullable Object> value) {
            properties.add(new Property<>(names, kind, attribute, (owner, version) -> value.apply(owner)));
            return this;
        }

        /** A property that is shown, but can be neither filtered nor sorted by. */
        public Builder<E> property(String name, Kind kind, Function<E, @Nullable Object> value) {
            return property(Names.of(name), kind, (owner, version) -> value.apply(owner));
        }

        /** A property that is shown, but can be neither filtered nor sorted by. */
        public Builder<E> property(Names names, Kind kind, Function<E, @Nullable Object> value) {
            return property(names, kind, (owner, version) -> value.apply(owner));
        }

        /** A property that is shown, and whose value differs by version in more than its spelling. */
        public Builder<E> property(Names names, Kind kind, BiFunction<E, GraphVersion, @Nullable Object> value) {
            properties.add(new Property<>(names, kind, null, value));
            return this;
        }

        /** A navigation to one entity, that can be expanded and followed in a path. See {@link Navigation.One}. */
        public Builder<E> one(Names names, String target, String attribute, Function<E, @Nullable UUID> id) {
            return navigation(names, target, new Navigation.One<>(attribute, id), true);
        }

        /** A navigation to several entities, that can be expanded and followed in a path. See {@link Navigation.Many}. */
        public Builder<E> many(Names names, String target, String targetAttribute) {
            return navigation(names, target, new Navigation.Many<>(targetAttribute), true);
        }

        /** Any navigation. */
        public Builder<E> navigation(
                Names names, String target, Navigation.Cardinality<E> cardinality, boolean addressable) {
            navigations.add(new Navigation<>(names, target, cardinality, addressable));
            return this;
        }

        /** Names that a body may have though this version's type does not. */
        public Builder<E> accepts(String... names) {
            accepted.addAll(List.of(names));
            return this;
        }

        /** The type. */
        public GraphType<E> build() {
            return new GraphType<>(this);
        }
    }
}

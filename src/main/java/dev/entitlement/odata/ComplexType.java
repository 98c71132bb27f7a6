package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of Graph's without a key: {@code requestSchedule} in beta, {@code entitlementManagementSchedule} in v1.0.
 *
 * @param <C> the Java type of its values
 */
public final class ComplexType<C> implements Shape<C> {

    private final Names names;
    private final List<Property<C>> properties;
    private final @Nullable Function<C, String> derived;

    private ComplexType(Names names, List<Property<C>> properties, @Nullable Function<C, String> derived) {
        this.names = names;
        this.properties = List.copyOf(properties);
        this.derived = derived;
    }

    /** Begins a type of this name in both versions; {@code java} only tells the compiler. */
    public static <C> Builder<C> of(Class<C> java, String name) {
        return new Builder<>(Names.of(name));
    }

    /** Begins a type with a name in each version. */
    public static <C> Builder<C> of(Class<C> java, Names names) {
        return new Builder<>(names);
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public List<Property<C>> properties() {
        return properties;
    }

    @Override
    public @Nullable String odataType(C value) {
        return derived == null ? null : "#microsoft.graph." + derived.apply(value);
    }

    /** Names the properties in the order in which they are written. */
    public static final class Builder<C> {

        private final Names names;
        private final List<Property<C>> properties = new ArrayList<>();
        private @Nullable Function<C, String> derived;

        private Builder(Names names) {
            this.names = names;
        }

        /** A property of the same name in both versions. */
        public Builder<C> property(String name, Kind kind, Function<C, @Nullable Object> value) {
            return property(Names.of(name), kind, (owner, version) -> value.apply(owner));
        }

        /** A property with a name in each version. */
        public Builder<C> property(Names names, Kind kind, Function<C, @Nullable Object> value) {
            return property(names, kind, (owner, version) -> value.apply(owner));
        }

        /** A property whose value differs by version in more than its spelling. */
        public Builder<C> property(Names names, Kind kind, BiFunction<C, GraphVersion, @Nullable Object> value) {
            properties.add(new Property<>(names, kind, null, value));
            return this;
        }

        /**
         * A property that can be filtered and sorted by.
         *
         * @param attribute path of the JPA attribute, from the entity that the value is part of
         */
        public Builder<C> column(Names names, Kind kind, String attribute, Function<C, @Nullable Object> value) {
            properties.add(new Property<>(names, kind, attribute, (owner, version) -> value.apply(owner)));
            return this;
        }

        /**
         * Makes the type abstract, so that every value is written with its {@code @odata.type}.
         *
         * @param derived the name of the derived type that a value has, without namespace
         */
        public Builder<C> derivedAs(Function<C, String> derived) {
            this.derived = derived;
            return this;
        }

        /** The type. */
        public ComplexType<C> build() {
            return new ComplexType<>(names, properties, derived);
        }
    }
}

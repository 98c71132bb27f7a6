package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A structural property of a type.
 *
 * @param attribute path of the JPA attribute that holds it, from the entity ({@code schedule.start}); null for one that
 *     can be neither filtered nor sorted by
 * @param value what its owner has for it: the Java value that goes with the kind (an {@code Instant}, an enum's
 *     constant, for a complex kind the Java object, for a collection a {@code Collection}), null where it has none
 * @param <O> the Java type of the owner
 */
public record Property<O>(
        Names names, Kind kind, @Nullable String attribute, BiFunction<O, GraphVersion, @Nullable Object> value) {

    /** What {@code value} answers where the property is not to be written, as for one of another derived type. */
    public static final Object LEFT_OUT = new Object();
}

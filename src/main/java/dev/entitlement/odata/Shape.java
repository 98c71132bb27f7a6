package dev.entitlement.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of Graph's and its structural properties, in the order in which they are written.
 *
 * @param <O> the Java type of what it shows
 */
public sealed interface Shape<O> permits GraphType, ComplexType {

    /** What the type is called, without namespace. */
    Names names();

    /** Its properties, those of either version. */
    List<Property<O>> properties();

    /** {@code @odata.type} of a value whose declared type is abstract; null where the declared type says it all. */
    default @Nullable String odataType(O value) {
        return null;
    }
}

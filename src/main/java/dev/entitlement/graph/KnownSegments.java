package dev.entitlement.graph;

import java.util.List;

/** Knows which segments Graph's model has after an entity; told by whoever declares the types. */
@FunctionalInterface
public interface KnownSegments {

    /**
     * Whether the model has a segment.
     *
     * @param set name of the set in the path, in any case
     * @param followed the segments between the entity's key and this one
     */
    boolean has(GraphVersion version, String set, List<String> followed, String segment);
}

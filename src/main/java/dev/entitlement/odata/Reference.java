package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import java.util.UUID;

/**
 * The body of a call to {@code $ref}: the entity that its {@code @odata.id} ends in. Which host it names does not
 * matter: clients know the emulator by many. Declared as a parameter of a mapped method, it is filled in.
 *
 * @param set what stands before the id
 * @param id of an entity that need not be there
 * @see <a href="https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_AddingaReferencetoaCollectionValuedNa">Adding
 *     a reference</a>
 */
public record Reference(String set, UUID id) {

    /**
     * The id, of an entity of this set.
     *
     * @throws GraphException 400 when the address is one of another set
     */
    public UUID of(String expected) {
        if (!set.equalsIgnoreCase(expected)) {
            throw GraphException.badRequest(
                    "The property '@odata.id' must be the address of an entity of '" + expected + "'.");
        }
        return id;
    }
}

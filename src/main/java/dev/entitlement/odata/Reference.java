package dev.entitlement.odata;

import java.util.UUID;

/**
 * The body of a call to {@code $ref}: the entity that its {@code @odata.id} ends in. Declared as a parameter of a mapped
 * method, it is filled in.
 *
 * @param id of an entity that need not be there
 * @see <a href="https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_AddingaReferencetoaCollectionValuedNa">Adding
 *     a reference</a>
 */
public record Reference(UUID id) {}

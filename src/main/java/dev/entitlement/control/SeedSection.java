package dev.entitlement.control;

import java.util.List;
import java.util.UUID;

/**
 * A feature's part of a seed document. Sections are loaded in the order of their beans, each into the same tenant and
 * all in one transaction, so that a bad document changes nothing.
 *
 * @param <E> one entry, as the document writes it
 */
public interface SeedSection<E> {

    /** The document's property that holds this section's entries, such as {@code accessPackages}. */
    String name();

    /** The type that one entry is read as; its unknown properties are refused. */
    Class<E> entryType();

    /**
     * Makes the entries part of the tenant.
     *
     * @throws IllegalArgumentException when an entry contradicts another or names one that is not there
     */
    void load(UUID tenantId, List<E> entries);
}

package dev.entitlement.control;

import java.util.List;
import java.util.UUID;

/**
 * A feature's part of a seed document. Sections are loaded in the order of their beans, each into the same tenant and
 * all in one transaction, so that a bad document changes nothing.
 *
 * <p>An entry changes what has its id, or else its name; what it leaves out stays as it is. Where there is nothing yet it
 * makes it, and what it leaves out has its usual value.
 *
 * @param <E> one entry, as the document writes it: a record, whose {@code @Nullable} components may be left out
 */
public interface SeedSection<E> {

    /** The document's property that holds this section's entries, such as {@code accessPackages}. */
    String name();

    /** The type that one entry is read as; its unknown properties are refused. */
    Class<E> entryType();

    /** Whether the property holds one entry rather than a list of them. */
    default boolean isSingle() {
        return false;
    }

    /**
     * Makes the entries part of the tenant.
     *
     * @throws IllegalArgumentException when an entry contradicts another or names one that is not there
     */
    void load(SeedLoad load, List<E> entries);

    /** Everything of this section that the tenant has, in a steady order, so that loading it makes the same again. */
    List<E> export(UUID tenantId);
}

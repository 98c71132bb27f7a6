package dev.entitlement.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant is filled with.
 *
 * @param seed the seed's name, or {@link #DOCUMENT}
 * @param document a seed document of one tenant; null where the seed has a name
 */
record Contents(String seed, @Nullable String document) {

    /** The name of what has none. */
    static final String DOCUMENT = "document";

    static Contents of(String seed) {
        return new Contents(seed, null);
    }
}

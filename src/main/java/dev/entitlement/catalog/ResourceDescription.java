package dev.entitlement.catalog;

import org.jspecify.annotations.Nullable;

/** What people are told of a resource. */
record ResourceDescription(
        String displayName,
        @Nullable String description,
        @Nullable String type,
        @Nullable String url) {}

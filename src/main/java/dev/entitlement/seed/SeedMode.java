package dev.entitlement.seed;

/** What becomes of what a tenant has already. */
enum SeedMode {
    /** It stays, and changes where the document names it. */
    MERGE,
    /** It goes, clients and users included. */
    REPLACE
}

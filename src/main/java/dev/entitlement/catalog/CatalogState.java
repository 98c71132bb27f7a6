package dev.entitlement.catalog;

/** Whether the access packages of a catalog can be requested. */
enum CatalogState {
    UNPUBLISHED,
    PUBLISHED
}

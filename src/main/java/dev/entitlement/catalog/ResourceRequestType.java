package dev.entitlement.catalog;

/** What is asked for a catalog's resource. */
enum ResourceRequestType {
    ADMIN_ADD,
    ADMIN_REMOVE
}

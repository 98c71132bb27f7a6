package dev.entitlement.catalog;

/** How far a request for a resource has come; it is carried out at once. */
enum ResourceRequestState {
    DELIVERED
}

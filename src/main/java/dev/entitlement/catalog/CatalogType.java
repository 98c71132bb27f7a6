package dev.entitlement.catalog;

/** Who brought a catalog into being. */
enum CatalogType {
    USER_MANAGED,
    SERVICE_DEFAULT,
    SERVICE_MANAGED
}

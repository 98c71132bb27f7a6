package dev.entitlement.catalog;

import static dev.entitlement.odata.Names.onlyBeta;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.odata.EntitySet;
import dev.entitlement.odata.GraphType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;
import dev.entitlement.odata.Navigation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What catalogs and access packages look like in each version. */
@Configuration(proxyBeanMethods = false)
class CatalogTypes {

    static final String CATALOG = "accessPackageCatalog";
    static final String ACCESS_PACKAGE = "accessPackage";
    private static final String DOCS = "https://learn.microsoft.com/graph/api/";

    @Bean
    GraphType<Catalog> catalogType() {
        return GraphType.of(Catalog.class, CATALOG)
                .id(Catalog::id)
                .column("displayName", Kind.STRING, "displayName", Catalog::displayName)
                .column("description", Kind.STRING, "description", Catalog::description)
                .column(
                        "catalogType",
                        Kind.enumeration("accessPackageCatalogType", CatalogType.class, Spelling.STRING_IN_BETA),
                        "type",
                        Catalog::type)
                .column(
                        Names.of("catalogStatus", "state"),
                        Kind.enumeration("accessPackageCatalogState", CatalogState.class, Spelling.STRING_IN_BETA),
                        "state",
                        Catalog::state)
                .column("isExternallyVisible", Kind.BOOLEAN, "externallyVisible", Catalog::externallyVisible)
                .column(onlyBeta("createdBy"), Kind.STRING, "audit.createdBy", c -> c.audit()
                        .createdBy())
                .column("createdDateTime", Kind.DATE_TIME, "audit.createdAt", c -> c.audit()
                        .createdAt())
                .column(onlyBeta("modifiedBy"), Kind.STRING, "audit.modifiedBy", c -> c.audit()
                        .modifiedBy())
                .column("modifiedDateTime", Kind.DATE_TIME, "audit.modifiedAt", c -> c.audit()
                        .modifiedAt())
                .property(onlyBeta("privilegeLevel"), Kind.STRING, catalog -> null)
                .column(onlyBeta("uniqueName"), Kind.STRING, "uniqueName", Catalog::uniqueName)
                .many(Names.of("accessPackages"), ACCESS_PACKAGE, "catalogId")
                .many(Names.of("accessPackageResources", "resources"), ResourceTypes.RESOURCE, "catalogId")
                .many(Names.of("accessPackageResourceRoles", "resourceRoles"), ResourceTypes.ROLE, "catalogId")
                .many(Names.of("accessPackageResourceScopes", "resourceScopes"), ResourceTypes.SCOPE, "catalogId")
                .build();
    }

    @Bean
    EntitySet catalogSet() {
        return EntitySet.of("catalog", CATALOG)
                .at(Names.of("accessPackageCatalogs", "catalogs"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-catalogs",
                        DOCS + "accesspackagecatalog-get")
                .notFound("CatalogNotFound", "The catalog was not found.")
                .alternateKey("uniqueName")
                .build();
    }

    @Bean
    GraphType<AccessPackage> accessPackageType() {
        return GraphType.of(AccessPackage.class, ACCESS_PACKAGE)
                .id(AccessPackage::id)
                .column(onlyBeta("catalogId"), Kind.GUID, "catalogId", AccessPackage::catalogId)
                .column("displayName", Kind.STRING, "displayName", AccessPackage::displayName)
                .column("description", Kind.STRING, "description", AccessPackage::description)
                .column("isHidden", Kind.BOOLEAN, "hidden", AccessPackage::hidden)
                .column(
                        onlyBeta("isRoleScopesVisible"),
                        Kind.BOOLEAN,
                        "roleScopesVisible",
                        AccessPackage::roleScopesVisible)
                .column(onlyBeta("createdBy"), Kind.STRING, "audit.createdBy", p -> p.audit()
                        .createdBy())
                .column("createdDateTime", Kind.DATE_TIME, "audit.createdAt", p -> p.audit()
                        .createdAt())
                .column(onlyBeta("modifiedBy"), Kind.STRING, "audit.modifiedBy", p -> p.audit()
                        .modifiedBy())
                .column("modifiedDateTime", Kind.DATE_TIME, "audit.modifiedAt", p -> p.audit()
                        .modifiedAt())
                .column(onlyBeta("uniqueName"), Kind.STRING, "uniqueName", AccessPackage::uniqueName)
                .one(Names.of("accessPackageCatalog", "catalog"), CATALOG, "catalogId", AccessPackage::catalogId)
                // In a path the live service knows the policies of a package by neither name; it expands them.
                .navigation(
                        Names.of("accessPackageAssignmentPolicies", "assignmentPolicies"),
                        PolicyTypes.POLICY,
                        new Navigation.Many<>("accessPackageId"),
                        false)
                .many(
                        Names.of("accessPackageResourceRoleScopes", "resourceRoleScopes"),
                        ResourceTypes.ROLE_SCOPE,
                        "accessPackageId")
                .navigation(
                        Names.of("accessPackagesIncompatibleWith"),
                        ACCESS_PACKAGE,
                        new Navigation.Through<>(IncompatibleAccessPackage.class, "incompatibleId", "accessPackageId"),
                        true)
                .navigation(
                        Names.of("incompatibleAccessPackages"),
                        ACCESS_PACKAGE,
                        new Navigation.Through<>(IncompatibleAccessPackage.class, "accessPackageId", "incompatibleId"),
                        true)
                .build();
    }

    @Bean
    EntitySet accessPackageSet() {
        return EntitySet.of("accessPackage", ACCESS_PACKAGE)
                .at(Names.of("accessPackages"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-accesspackages",
                        DOCS + "accesspackage-get")
                .notFound("AccessPackageNotFound", "The access package was not found.")
                .alternateKey("uniqueName")
                .build();
    }
}

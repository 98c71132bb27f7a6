package dev.entitlement.catalog;

import static dev.entitlement.odata.Names.onlyBeta;
import static dev.entitlement.odata.Names.onlyV1;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.odata.EntitySet;
import dev.entitlement.odata.GraphType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What resources, their roles and scopes, and the requests for them look like in each version. */
@Configuration(proxyBeanMethods = false)
class ResourceTypes {

    static final String RESOURCE = "accessPackageResource";
    static final String ROLE = "accessPackageResourceRole";
    static final String SCOPE = "accessPackageResourceScope";
    static final String ROLE_SCOPE = "accessPackageResourceRoleScope";
    static final String REQUEST = "accessPackageResourceRequest";
    static final String ENVIRONMENT = "accessPackageResourceEnvironment";
    private static final String SUBJECT = "accessPackageSubject";
    private static final String DOCS = "https://learn.microsoft.com/graph/api/";

    @Bean
    GraphType<AccessPackageResource> resourceType() {
        return GraphType.of(AccessPackageResource.class, RESOURCE)
                .id(AccessPackageResource::id)
                .column("displayName", Kind.STRING, "displayName", AccessPackageResource::displayName)
                .column("description", Kind.STRING, "description", AccessPackageResource::description)
                .column(onlyBeta("url"), Kind.STRING, "url", AccessPackageResource::url)
                .column(onlyBeta("resourceType"), Kind.STRING, "resourceType", AccessPackageResource::resourceType)
                .column("originId", Kind.STRING, "originId", r -> r.origin().id())
                .column("originSystem", Kind.STRING, "originSystem", r -> r.origin()
                        .system())
                .property(onlyBeta("isPendingOnboarding"), Kind.BOOLEAN, resource -> false)
                .column(onlyBeta("addedBy"), Kind.STRING, "audit.createdBy", r -> r.audit()
                        .createdBy())
                .column(onlyBeta("addedOn"), Kind.DATE_TIME, "audit.createdAt", r -> r.audit()
                        .createdAt())
                .column(onlyV1("createdDateTime"), Kind.DATE_TIME, "audit.createdAt", r -> r.audit()
                        .createdAt())
                .column(onlyV1("modifiedDateTime"), Kind.DATE_TIME, "audit.modifiedAt", r -> r.audit()
                        .modifiedAt())
                .property("attributes", Kind.collection(Kind.UNTYPED), resource -> List.of())
                .one(
                        Names.of("accessPackageResourceEnvironment", "environment"),
                        ENVIRONMENT,
                        "environmentId",
                        r -> null)
                .many(Names.of("accessPackageResourceRoles", "roles"), ROLE, "resourceId")
                .many(Names.of("accessPackageResourceScopes", "scopes"), SCOPE, "resourceId")
                .build();
    }

    @Bean
    EntitySet resourceSet() {
        return EntitySet.of("resource", RESOURCE)
                .at(Names.of("accessPackageResources", "resources"))
                .known(Fidelity.INFERRED, DOCS + "accesspackagecatalog-list-resources", "")
                .build();
    }

    @Bean
    GraphType<AccessPackageResourceRole> roleType() {
        return GraphType.of(AccessPackageResourceRole.class, ROLE)
                .id(AccessPackageResourceRole::id)
                .column("displayName", Kind.STRING, "displayName", AccessPackageResourceRole::displayName)
                .property("description", Kind.STRING, role -> null)
                .column("originId", Kind.STRING, "originId", role -> role.origin()
                        .id())
                .column("originSystem", Kind.STRING, "originSystem", role -> role.origin()
                        .system())
                .one(
                        Names.of("accessPackageResource", "resource"),
                        RESOURCE,
                        "resourceId",
                        AccessPackageResourceRole::resourceId)
                .build();
    }

    @Bean
    GraphType<AccessPackageResourceScope> scopeType() {
        return GraphType.of(AccessPackageResourceScope.class, SCOPE)
                .id(AccessPackageResourceScope::id)
                .property("displayName", Kind.STRING, scope -> "Root")
                .property("description", Kind.STRING, scope -> "Root Scope")
                .column("originId", Kind.STRING, "originId", scope -> scope.origin()
                        .id())
                .column("originSystem", Kind.STRING, "originSystem", scope -> scope.origin()
                        .system())
                .property("isRootScope", Kind.BOOLEAN, scope -> true)
                .property(onlyBeta("roleOriginId"), Kind.STRING, scope -> null)
                .property(onlyBeta("url"), Kind.STRING, scope -> null)
                .one(
                        Names.of("accessPackageResource", "resource"),
                        RESOURCE,
                        "resourceId",
                        AccessPackageResourceScope::resourceId)
                .build();
    }

    @Bean
    GraphType<AccessPackageResourceRoleScope> roleScopeType() {
        return GraphType.of(AccessPackageResourceRoleScope.class, ROLE_SCOPE)
                .id(AccessPackageResourceRoleScope::id)
                .column(onlyBeta("createdBy"), Kind.STRING, "audit.createdBy", s -> s.audit()
                        .createdBy())
                .column("createdDateTime", Kind.DATE_TIME, "audit.createdAt", s -> s.audit()
                        .createdAt())
                .column(onlyBeta("modifiedBy"), Kind.STRING, "audit.modifiedBy", s -> s.audit()
                        .modifiedBy())
                .column(onlyBeta("modifiedDateTime"), Kind.DATE_TIME, "audit.modifiedAt", s -> s.audit()
                        .modifiedAt())
                .one(
                        Names.of("accessPackageResourceRole", "role"),
                        ROLE,
                        "roleId",
                        AccessPackageResourceRoleScope::roleId)
                .one(
                        Names.of("accessPackageResourceScope", "scope"),
                        SCOPE,
                        "scopeId",
                        AccessPackageResourceRoleScope::scopeId)
                .build();
    }

    /** The live service lists role scopes of one package, but not all of them. */
    @Bean
    EntitySet roleScopeSet() {
        return EntitySet.of("resourceRoleScope", ROLE_SCOPE)
                .at(Names.of("accessPackageResourceRoleScopes", "resourceRoleScopes"))
                .known(Fidelity.INFERRED, "", "")
                .notFound("ResourceRoleScopeNotFound", "The resource role scope was not found.")
                .notListed()
                .build();
    }

    @Bean
    GraphType<ResourceRequest> resourceRequestType() {
        return GraphType.of(ResourceRequest.class, REQUEST)
                .id(ResourceRequest::id)
                .column(onlyBeta("catalogId"), Kind.GUID, "catalogId", ResourceRequest::catalogId)
                .column(
                        "requestType",
                        Kind.enumeration(
                                "accessPackageRequestType", ResourceRequestType.class, Spelling.STRING_IN_BETA),
                        "requestType",
                        ResourceRequest::requestType)
                .column(
                        Names.of("requestState", "state"),
                        Kind.enumeration(
                                "accessPackageRequestState", ResourceRequestState.class, Spelling.STRING_IN_BETA),
                        "state",
                        ResourceRequest::state)
                .property(onlyBeta("requestStatus"), Kind.STRING, request -> "Fulfilled")
                .column(onlyBeta("isValidationOnly"), Kind.BOOLEAN, "validationOnly", ResourceRequest::validationOnly)
                .property(onlyBeta("executeImmediately"), Kind.BOOLEAN, request -> false)
                .property(onlyBeta("expirationDateTime"), Kind.DATE_TIME, request -> null)
                .property(onlyBeta("justification"), Kind.STRING, ResourceRequest::justification)
                .column(onlyV1("createdDateTime"), Kind.DATE_TIME, "createdAt", ResourceRequest::createdAt)
                .one(onlyV1("catalog"), CatalogTypes.CATALOG, "catalogId", ResourceRequest::catalogId)
                .one(Names.of("accessPackageResource", "resource"), RESOURCE, "resourceId", ResourceRequest::resourceId)
                .one(onlyBeta("requestor"), SUBJECT, "requestorId", ResourceRequest::requestorId)
                .build();
    }

    @Bean
    EntitySet resourceRequestSet() {
        return EntitySet.of("resourceRequest", REQUEST)
                .at(Names.of("accessPackageResourceRequests", "resourceRequests"))
                .known(Fidelity.DOCUMENTED, DOCS + "entitlementmanagement-list-resourcerequests", "")
                .notFound("RequestNotFound", "The request was not found.")
                .build();
    }

    @Bean
    GraphType<ResourceEnvironment> environmentType() {
        return GraphType.of(ResourceEnvironment.class, ENVIRONMENT)
                .id(ResourceEnvironment::id)
                .column("displayName", Kind.STRING, "displayName", ResourceEnvironment::displayName)
                .property("description", Kind.STRING, environment -> null)
                .column("originId", Kind.STRING, "originId", e -> e.origin().id())
                .column("originSystem", Kind.STRING, "originSystem", e -> e.origin()
                        .system())
                .property("isDefaultEnvironment", Kind.BOOLEAN, environment -> false)
                .property("connectionInfo", Kind.UNTYPED, environment -> null)
                .property(onlyBeta("createdBy"), Kind.STRING, environment -> null)
                .property("createdDateTime", Kind.DATE_TIME, environment -> null)
                .property(onlyBeta("modifiedBy"), Kind.STRING, environment -> null)
                .property("modifiedDateTime", Kind.DATE_TIME, environment -> null)
                .build();
    }

    @Bean
    EntitySet environmentSet() {
        return EntitySet.of("resourceEnvironment", ENVIRONMENT)
                .at(Names.of("accessPackageResourceEnvironments", "resourceEnvironments"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-resourceenvironments",
                        DOCS + "accesspackageresourceenvironment-get")
                .build();
    }
}

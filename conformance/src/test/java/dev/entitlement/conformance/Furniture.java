package dev.entitlement.conformance;

import com.microsoft.graph.beta.identitygovernance.entitlementmanagement.EntitlementManagementRequestBuilder;
import com.microsoft.graph.beta.models.AccessPackage;
import com.microsoft.graph.beta.models.AccessPackageCatalog;
import com.microsoft.graph.beta.models.AccessPackageResource;
import com.microsoft.graph.beta.models.AccessPackageResourceRequest;
import com.microsoft.graph.beta.models.ConnectedOrganization;
import com.microsoft.graph.beta.models.ConnectedOrganizationState;
import com.microsoft.graph.beta.models.DomainIdentitySource;
import com.microsoft.graph.beta.models.ReferenceCreate;
import java.util.List;
import java.util.UUID;

/**
 * What the seed has no section for, made by the beta SDK.
 *
 * @param uniqueName of the access package and of its catalog
 * @param otherPackage incompatible with the access package
 */
record Furniture(String uniqueName, String accessPackage, String otherPackage) {

    static Furniture moved() {
        EntitlementManagementRequestBuilder graph =
                Clients.beta(Clients.application()).identityGovernance().entitlementManagement();
        String uniqueName = "furniture-" + UUID.randomUUID();
        AccessPackageCatalog catalog = new AccessPackageCatalog();
        catalog.setDisplayName("Furniture");
        catalog.setUniqueName(uniqueName);
        String catalogId = graph.accessPackageCatalogs().post(catalog).getId();

        String one = accessPackage(graph, catalogId, uniqueName);
        String other = accessPackage(graph, catalogId, uniqueName + "-other");
        ReferenceCreate reference = new ReferenceCreate();
        reference.setOdataId(
                Emulator.ORIGIN + "/beta/identityGovernance/entitlementManagement/accessPackages/" + other);
        graph.accessPackages()
                .byAccessPackageId(one)
                .incompatibleAccessPackages()
                .ref()
                .post(reference);

        AccessPackageResource group = new AccessPackageResource();
        group.setOriginId(UUID.randomUUID().toString());
        group.setOriginSystem("AadGroup");
        group.setDisplayName("Group");
        AccessPackageResourceRequest onboarding = new AccessPackageResourceRequest();
        onboarding.setCatalogId(catalogId);
        onboarding.setRequestType("AdminAdd");
        onboarding.setAccessPackageResource(group);
        graph.accessPackageResourceRequests().post(onboarding);

        DomainIdentitySource domain = new DomainIdentitySource();
        domain.setDomainName(uniqueName + ".example");
        domain.setDisplayName("Domain");
        ConnectedOrganization organization = new ConnectedOrganization();
        organization.setDisplayName("Northwind");
        organization.setState(ConnectedOrganizationState.Configured);
        organization.setIdentitySources(List.of(domain));
        graph.connectedOrganizations().post(organization);
        return new Furniture(uniqueName, one, other);
    }

    private static String accessPackage(
            EntitlementManagementRequestBuilder graph, String catalogId, String uniqueName) {
        AccessPackage accessPackage = new AccessPackage();
        accessPackage.setDisplayName("Furniture");
        accessPackage.setCatalogId(catalogId);
        accessPackage.setUniqueName(uniqueName);
        return graph.accessPackages().post(accessPackage).getId();
    }
}

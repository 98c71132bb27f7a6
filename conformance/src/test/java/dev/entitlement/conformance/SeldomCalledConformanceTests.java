package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.beta.models.AccessPackageCatalog;
import com.microsoft.graph.beta.models.AccessPackageSubject;
import com.microsoft.graph.beta.models.AccessPackageSubjectLifecycle;
import com.microsoft.graph.beta.models.ConnectedOrganization;
import com.microsoft.graph.beta.models.DomainIdentitySource;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.kiota.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Both SDKs: what few programs do, so that in the end everything was done that the emulator offers. */
class SeldomCalledConformanceTests {

    private final com.microsoft.graph.beta.identitygovernance.entitlementmanagement.EntitlementManagementRequestBuilder
            beta = Clients.beta(Clients.application()).identityGovernance().entitlementManagement();
    private final com.microsoft.graph.identitygovernance.entitlementmanagement.EntitlementManagementRequestBuilder v1 =
            Clients.v1(Clients.application()).identityGovernance().entitlementManagement();

    @Test
    void aCatalogIsRenamedAndGoesWhenItIsEmpty() {
        AccessPackageCatalog catalog = new AccessPackageCatalog();
        catalog.setDisplayName("Empty");
        var item = beta.accessPackageCatalogs()
                .byAccessPackageCatalogId(
                        beta.accessPackageCatalogs().post(catalog).getId());
        AccessPackageCatalog renamed = new AccessPackageCatalog();
        renamed.setDisplayName("Still empty");

        item.patch(renamed);

        assertThat(item.get().getDisplayName()).isEqualTo("Still empty");
        item.delete();
        ApiException gone = catchThrowableOfType(ApiException.class, item::get);
        assertThat(gone.getResponseStatusCode()).isEqualTo(404);
    }

    @Test
    void resourcesOfACatalogAreRefreshed() {
        beta.accessPackageCatalogs()
                .byAccessPackageCatalogId(World.CATALOG)
                .accessPackageResources()
                .byAccessPackageResourceId(World.ROLE)
                .refresh()
                .post();
        v1.catalogs()
                .byAccessPackageCatalogId(World.CATALOG)
                .resources()
                .byAccessPackageResourceId(World.ROLE)
                .refresh()
                .post();
    }

    @Test
    void aConnectedOrganizationIsRenamedAndGoes() {
        DomainIdentitySource domain = new DomainIdentitySource();
        domain.setDomainName(UUID.randomUUID() + ".example");
        domain.setDisplayName("Domain");
        ConnectedOrganization organization = new ConnectedOrganization();
        organization.setDisplayName("Fabrikam");
        organization.setIdentitySources(List.of(domain));
        var item = beta.connectedOrganizations()
                .byConnectedOrganizationId(
                        beta.connectedOrganizations().post(organization).getId());
        ConnectedOrganization renamed = new ConnectedOrganization();
        renamed.setDisplayName("Adatum");

        item.patch(renamed);

        assertThat(item.get().getDisplayName()).isEqualTo("Adatum");
        item.delete();
    }

    @Test
    void aSubjectBecomesGoverned() {
        String id = beta.subjectsWithObjectId(World.user(6)).get().getId();

        beta.subjects().byAccessPackageSubjectId(id).patch(lifecycle(AccessPackageSubjectLifecycle.Governed));
        assertThat(beta.subjectsWithObjectId(World.user(6)).get().getSubjectLifecycle())
                .isEqualTo(AccessPackageSubjectLifecycle.Governed);
        beta.subjectsWithObjectId(World.user(6)).patch(lifecycle(AccessPackageSubjectLifecycle.NotGoverned));

        var governed = new com.microsoft.graph.models.AccessPackageSubject();
        governed.setSubjectLifecycle(com.microsoft.graph.models.AccessPackageSubjectLifecycle.Governed);
        v1.subjects().byAccessPackageSubjectId(id).patch(governed);
        assertThat(v1.subjects().byAccessPackageSubjectId(id).get().getSubjectLifecycle())
                .isEqualTo(com.microsoft.graph.models.AccessPackageSubjectLifecycle.Governed);
    }

    @Test
    void packagesAreMadeIncompatibleAndCompatibleAgain() {
        var incompatible =
                v1.accessPackages().byAccessPackageId(World.OTHER_PACKAGE).incompatibleAccessPackages();
        String other = Furniture.moved().otherPackage();
        ReferenceCreate reference = new ReferenceCreate();
        reference.setOdataId(
                Emulator.ORIGIN + "/v1.0/identityGovernance/entitlementManagement/accessPackages/" + other);

        incompatible.ref().post(reference);
        assertThat(incompatible.get().getValue())
                .extracting(accessPackage -> accessPackage.getId())
                .containsExactly(other);
        incompatible.byAccessPackageId1(other).ref().delete();
        assertThat(incompatible.get().getValue()).isEmpty();
    }

    @Test
    void aUserIsToldWhatARequestNeeds() {
        assertThat(Clients.beta(Clients.user(7))
                        .identityGovernance()
                        .entitlementManagement()
                        .accessPackages()
                        .byAccessPackageId(World.SALES)
                        .getApplicablePolicyRequirements()
                        .post()
                        .getValue())
                .extracting(requirements -> requirements.getPolicyDisplayName())
                .contains("Direct", "With approval");
        assertThat(Clients.v1(Clients.user(7))
                        .identityGovernance()
                        .entitlementManagement()
                        .accessPackages()
                        .byAccessPackageId(World.SALES)
                        .getApplicablePolicyRequirements()
                        .post()
                        .getValue())
                .extracting(requirements -> requirements.getPolicyId())
                .contains(World.DIRECT, World.APPROVED);
    }

    @Test
    void anAssignmentIsReprocessed() {
        var assignment = beta.accessPackageAssignments().byAccessPackageAssignmentId(World.assignment(4));

        assignment.reprocess().post();

        await().atMost(Duration.ofSeconds(20)).until(() -> assignment.get().getAssignmentState(), "Delivered"::equals);
    }

    /** The SDKs have a builder for it; the service has nothing there. */
    @Test
    void anAssignmentIsNotDeletedButRemovedByARequest() {
        ApiException inBeta = catchThrowableOfType(ApiException.class, () -> beta.accessPackageAssignments()
                .byAccessPackageAssignmentId(World.assignment(4))
                .delete());
        ApiException inV1 = catchThrowableOfType(ApiException.class, () -> v1.assignments()
                .byAccessPackageAssignmentId(World.assignment(4))
                .delete());

        assertThat(inBeta.getResponseStatusCode()).isEqualTo(404);
        assertThat(inV1.getResponseStatusCode()).isEqualTo(404);
        assertThat(inV1.getMessage()).startsWith("No HTTP resource was found that matches the request URI");
    }

    /** A new one each time: of one that was sent before, this SDK sends only what has changed since. */
    private static AccessPackageSubject lifecycle(AccessPackageSubjectLifecycle lifecycle) {
        AccessPackageSubject subject = new AccessPackageSubject();
        subject.setSubjectLifecycle(lifecycle);
        return subject;
    }
}

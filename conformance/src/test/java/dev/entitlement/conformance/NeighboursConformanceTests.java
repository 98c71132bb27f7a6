package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.identitygovernance.entitlementmanagement.EntitlementManagementRequestBuilder;
import com.microsoft.graph.models.AccessPackage;
import com.microsoft.graph.models.AccessPackageAssignmentPolicy;
import com.microsoft.graph.models.AccessPackageCatalog;
import com.microsoft.graph.models.AccessPackageExternalUserLifecycleAction;
import com.microsoft.graph.models.AccessPackageRequestState;
import com.microsoft.graph.models.AccessPackageRequestType;
import com.microsoft.graph.models.AccessPackageResource;
import com.microsoft.graph.models.AccessPackageResourceRequest;
import com.microsoft.graph.models.AccessPackageResourceRole;
import com.microsoft.graph.models.AccessPackageResourceRoleScope;
import com.microsoft.graph.models.AccessPackageResourceScope;
import com.microsoft.graph.models.AccessPackageSubject;
import com.microsoft.graph.models.AccessPackageSubjectLifecycle;
import com.microsoft.graph.models.AllowedTargetScope;
import com.microsoft.graph.models.ApprovalStage;
import com.microsoft.graph.models.ConnectedOrganization;
import com.microsoft.graph.models.ConnectedOrganizationState;
import com.microsoft.graph.models.DomainIdentitySource;
import com.microsoft.graph.models.EntitlementManagementSettings;
import com.microsoft.graph.models.ExpirationPattern;
import com.microsoft.graph.models.ExpirationPatternType;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.PeriodAndDuration;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** microsoft-graph: what stands around requests. */
class NeighboursConformanceTests {

    private final EntitlementManagementRequestBuilder graph =
            Clients.v1(Clients.application()).identityGovernance().entitlementManagement();

    @Test
    void aCatalogIsFilledAndEmptiedAgain() {
        String catalog = catalog();
        String group = UUID.randomUUID().toString();
        AccessPackageResourceRequest onboarding = new AccessPackageResourceRequest();
        onboarding.setRequestType(AccessPackageRequestType.AdminAdd);
        onboarding.setCatalog(catalogOf(catalog));
        onboarding.setResource(resource(group));
        graph.resourceRequests().post(onboarding);
        assertThat(graph.catalogs()
                        .byAccessPackageCatalogId(catalog)
                        .resources()
                        .get()
                        .getValue())
                .extracting(AccessPackageResource::getOriginId)
                .containsExactly(group);

        String accessPackage = accessPackage(catalog);
        var item = graph.accessPackages().byAccessPackageId(accessPackage);
        String roleScope = item.resourceRoleScopes().post(membership(group)).getId();
        assertThat(item.get(call ->
                                call.queryParameters.expand = new String[] {"resourceRoleScopes($expand=role,scope)"})
                        .getResourceRoleScopes())
                .singleElement()
                .satisfies(only -> assertThat(only.getRole().getOriginId()).isEqualTo("Member_" + group));

        AccessPackage renamed = new AccessPackage();
        renamed.setDescription("With one group");
        item.patch(renamed);
        assertThat(item.get().getDescription()).isEqualTo("With one group");
        item.resourceRoleScopes().byAccessPackageResourceRoleScopeId(roleScope).delete();
        item.delete();
        graph.catalogs().byAccessPackageCatalogId(catalog).delete();
        assertThat(catchThrowableOfType(ODataError.class, () -> item.get())
                        .getError()
                        .getCode())
                .isEqualTo("AccessPackageNotFound");
    }

    @Test
    void aCatalogIsFoundByItsName() {
        String id = catalog();
        AccessPackageCatalog hidden = new AccessPackageCatalog();
        hidden.setIsExternallyVisible(false);
        graph.catalogs().byAccessPackageCatalogId(id).patch(hidden);

        AccessPackageCatalog found =
                graph.catalogs().byAccessPackageCatalogId(id).get();

        assertThat(found.getIsExternallyVisible()).isFalse();
        assertThat(graph.catalogs()
                        .get(call -> call.queryParameters.filter = "displayName eq '" + found.getDisplayName() + "'")
                        .getValue())
                .extracting(AccessPackageCatalog::getId)
                .containsExactly(id);
        graph.catalogs().byAccessPackageCatalogId(id).delete();
    }

    @Test
    void aPolicyComesChangesAndGoes() {
        String accessPackage = accessPackage(catalog());
        String id = graph.assignmentPolicies()
                .post(policy(accessPackage, "Everybody"))
                .getId();
        var item = graph.assignmentPolicies().byAccessPackageAssignmentPolicyId(id);

        item.put(policy(accessPackage, "All members"));

        AccessPackageAssignmentPolicy changed =
                item.get(call -> call.queryParameters.expand = new String[] {"accessPackage"});
        assertThat(changed.getDisplayName()).isEqualTo("All members");
        assertThat(changed.getAllowedTargetScope()).isEqualTo(AllowedTargetScope.AllMemberUsers);
        assertThat(changed.getExpiration().getType()).isEqualTo(ExpirationPatternType.AfterDuration);
        assertThat(changed.getAccessPackage().getDisplayName()).isEqualTo("Package");
        item.delete();
        assertThat(catchThrowableOfType(ODataError.class, () -> item.get())
                        .getError()
                        .getCode())
                .isEqualTo("PolicyNotFound");
    }

    @Test
    void anAssignmentIsReadWithEverythingAroundIt() {
        var assignment = graph.assignments()
                .byAccessPackageAssignmentId(World.assignment(7))
                .get(call ->
                        call.queryParameters.expand = new String[] {"target", "assignmentPolicy", "accessPackage"});

        assertThat(assignment.getTarget().getObjectId()).isEqualTo(World.user(7));
        assertThat(assignment.getAssignmentPolicy().getId()).isEqualTo(World.DIRECT);
        assertThat(assignment.getAccessPackage().getId()).isEqualTo(World.SALES);
        assertThat(graph.assignments()
                        .get(call -> call.queryParameters.filter = "target/objectId eq '" + World.user(7) + "'")
                        .getValue())
                .extracting(found -> found.getId())
                .contains(World.assignment(7));
        graph.assignments()
                .byAccessPackageAssignmentId(World.assignment(0))
                .reprocess()
                .post();
    }

    @Test
    void anApproverApproves() {
        var boss = Clients.v1(Clients.user(0)).identityGovernance().entitlementManagement();
        assertThat(boss.accessPackageAssignmentApprovals()
                        .filterByCurrentUserWithOn("approver")
                        .get()
                        .getValue())
                .extracting(approval -> approval.getId())
                .contains(World.pendingApproval(7));
        var stages = boss.accessPackageAssignmentApprovals()
                .byApprovalId(World.pendingApproval(7))
                .stages();
        ApprovalStage decision = new ApprovalStage();
        decision.setReviewResult("Approve");
        decision.setJustification("Fine");

        stages.byApprovalStageId(stages.get().getValue().get(0).getId()).patch(decision);

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> graph.assignmentRequests()
                                .byAccessPackageAssignmentRequestId(World.pendingApproval(7))
                                .get()
                                .getState(),
                        AccessPackageRequestState.Delivered::equals);
        assertThat(stages.get().getValue().get(0).getReviewedBy().getId()).isEqualTo(World.BOSS);
    }

    @Test
    void aConnectedOrganizationComesChangesAndGoes() {
        DomainIdentitySource domain = new DomainIdentitySource();
        domain.setDomainName("fabrikam-v1.example");
        domain.setDisplayName("Fabrikam");
        ConnectedOrganization organization = new ConnectedOrganization();
        organization.setDisplayName("Fabrikam");
        organization.setState(ConnectedOrganizationState.Proposed);
        organization.setIdentitySources(List.of(domain));
        String id = graph.connectedOrganizations().post(organization).getId();
        var item = graph.connectedOrganizations().byConnectedOrganizationId(id);

        ConnectedOrganization configured = new ConnectedOrganization();
        configured.setState(ConnectedOrganizationState.Configured);
        item.patch(configured);

        assertThat(item.get().getState()).isEqualTo(ConnectedOrganizationState.Configured);
        assertThat(item.get().getIdentitySources())
                .singleElement()
                .isInstanceOfSatisfying(DomainIdentitySource.class, source -> assertThat(source.getDomainName())
                        .isEqualTo("fabrikam-v1.example"));
        item.delete();
    }

    @Test
    void settingsAndSubjectsChange() {
        EntitlementManagementSettings settings = new EntitlementManagementSettings();
        settings.setExternalUserLifecycleAction(AccessPackageExternalUserLifecycleAction.BlockSignIn);
        settings.setDurationUntilExternalUserDeletedAfterBlocked(PeriodAndDuration.parse("P7D"));
        graph.settings().patch(settings);
        assertThat(graph.settings().get().getExternalUserLifecycleAction())
                .isEqualTo(AccessPackageExternalUserLifecycleAction.BlockSignIn);

        AccessPackageSubject governed = new AccessPackageSubject();
        governed.setSubjectLifecycle(AccessPackageSubjectLifecycle.Governed);
        graph.subjectsWithObjectId(World.user(5)).patch(governed);
        assertThat(graph.subjectsWithObjectId(World.user(5)).get().getSubjectLifecycle())
                .isEqualTo(AccessPackageSubjectLifecycle.Governed);
    }

    private String catalog() {
        AccessPackageCatalog catalog = new AccessPackageCatalog();
        catalog.setDisplayName("Catalog " + UUID.randomUUID());
        return graph.catalogs().post(catalog).getId();
    }

    private String accessPackage(String catalog) {
        AccessPackage accessPackage = new AccessPackage();
        accessPackage.setDisplayName("Package");
        accessPackage.setCatalog(catalogOf(catalog));
        return graph.accessPackages().post(accessPackage).getId();
    }

    private static AccessPackageCatalog catalogOf(String id) {
        AccessPackageCatalog catalog = new AccessPackageCatalog();
        catalog.setId(id);
        return catalog;
    }

    /** A new one each time: of one that was sent before, this SDK sends only what has changed since. */
    private static AccessPackageAssignmentPolicy policy(String accessPackageId, String name) {
        AccessPackage accessPackage = new AccessPackage();
        accessPackage.setId(accessPackageId);
        ExpirationPattern expiration = new ExpirationPattern();
        expiration.setType(ExpirationPatternType.AfterDuration);
        expiration.setDuration(PeriodAndDuration.ofPeriod(Period.ofDays(30)));
        AccessPackageAssignmentPolicy policy = new AccessPackageAssignmentPolicy();
        policy.setDisplayName(name);
        policy.setAccessPackage(accessPackage);
        policy.setAllowedTargetScope(AllowedTargetScope.AllMemberUsers);
        policy.setExpiration(expiration);
        return policy;
    }

    private static AccessPackageResource resource(String group) {
        AccessPackageResource resource = new AccessPackageResource();
        resource.setOriginId(group);
        resource.setOriginSystem("AadGroup");
        return resource;
    }

    private static AccessPackageResourceRoleScope membership(String group) {
        AccessPackageResourceRole role = new AccessPackageResourceRole();
        role.setOriginId("Member_" + group);
        role.setOriginSystem("AadGroup");
        role.setResource(resource(group));
        AccessPackageResourceScope scope = new AccessPackageResourceScope();
        scope.setOriginId(group);
        scope.setOriginSystem("AadGroup");
        AccessPackageResourceRoleScope roleScope = new AccessPackageResourceRoleScope();
        roleScope.setRole(role);
        roleScope.setScope(scope);
        return roleScope;
    }
}

package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.beta.identitygovernance.entitlementmanagement.EntitlementManagementRequestBuilder;
import com.microsoft.graph.beta.models.AccessPackage;
import com.microsoft.graph.beta.models.AccessPackageAssignmentPolicy;
import com.microsoft.graph.beta.models.AccessPackageResource;
import com.microsoft.graph.beta.models.AccessPackageResourceRole;
import com.microsoft.graph.beta.models.AccessPackageResourceRoleScope;
import com.microsoft.graph.beta.models.AccessPackageResourceScope;
import com.microsoft.graph.beta.models.ApprovalSettings;
import com.microsoft.graph.beta.models.ApprovalStep;
import com.microsoft.graph.beta.models.EntitlementManagementSettings;
import com.microsoft.graph.beta.models.RequestorSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** microsoft-graph-beta: what stands around requests. */
class NeighboursBetaConformanceTests {

    private final EntitlementManagementRequestBuilder graph =
            Clients.beta(Clients.application()).identityGovernance().entitlementManagement();

    @Test
    void anAccessPackageHandsOutWhatIsInItsCatalog() {
        Furniture furniture = Furniture.moved();
        var item = graph.accessPackages().byAccessPackageId(furniture.accessPackage());
        String catalog = graph.accessPackageCatalogsWithUniqueName(furniture.uniqueName())
                .get()
                .getId();
        String group = graph.accessPackageCatalogs()
                .byAccessPackageCatalogId(catalog)
                .accessPackageResources()
                .get()
                .getValue()
                .get(0)
                .getOriginId();

        String roleScope =
                item.accessPackageResourceRoleScopes().post(membership(group)).getId();

        assertThat(item.get(call -> call.queryParameters.expand = new String[] {
                            "accessPackageCatalog",
                            "accessPackageResourceRoleScopes($expand=accessPackageResourceRole,accessPackageResourceScope)"
                        })
                        .getAccessPackageResourceRoleScopes())
                .singleElement()
                .satisfies(
                        only -> assertThat(only.getAccessPackageResourceRole().getOriginId())
                                .isEqualTo("Member_" + group));
        AccessPackage renamed = new AccessPackage();
        renamed.setDisplayName("Chairs");
        item.patch(renamed);
        assertThat(graph.accessPackagesWithUniqueName(furniture.uniqueName())
                        .get()
                        .getDisplayName())
                .isEqualTo("Chairs");
        item.accessPackageResourceRoleScopes()
                .byAccessPackageResourceRoleScopeId(roleScope)
                .delete();
        item.incompatibleAccessPackages()
                .byAccessPackageId1(furniture.otherPackage())
                .ref()
                .delete();
        item.delete();
    }

    @Test
    void aPolicyComesChangesAndGoes() {
        String accessPackage = Furniture.moved().accessPackage();
        String id = graph.accessPackageAssignmentPolicies()
                .post(policy(accessPackage, 30))
                .getId();
        var item = graph.accessPackageAssignmentPolicies().byAccessPackageAssignmentPolicyId(id);

        item.put(policy(accessPackage, 90));

        assertThat(item.get().getDurationInDays()).isEqualTo(90);
        assertThat(item.get().getRequestorSettings().getScopeType()).isEqualTo("AllExistingDirectoryMemberUsers");
        item.delete();
    }

    @Test
    void anAssignmentShowsItsResourceRolesAndRequests() {
        var assignment = graph.accessPackageAssignments().byAccessPackageAssignmentId(World.assignment(3));

        assertThat(assignment.target().get().getObjectId()).isEqualTo(World.user(3));
        assertThat(assignment.accessPackageAssignmentRequests().get().getValue())
                .extracting(request -> request.getId())
                .contains(World.delivered(3));
        assertThat(graph.accessPackageAssignmentResourceRoles()
                        .get(call -> call.queryParameters.filter =
                                "accessPackageSubject/objectId eq '" + World.user(3) + "'")
                        .getValue())
                .isNotEmpty()
                .allSatisfy(role -> assertThat(role.getStatus()).isEqualTo("Fulfilled"));
    }

    @Test
    void anApproverDenies() {
        var steps = Clients.beta(Clients.user(0))
                .identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentApprovals()
                .byApprovalId(World.pendingApproval(5))
                .steps();
        ApprovalStep decision = new ApprovalStep();
        decision.setReviewResult("Deny");
        decision.setJustification("Not now");

        steps.byApprovalStepId(steps.get().getValue().get(0).getId()).patch(decision);

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> graph.accessPackageAssignmentRequests()
                                .byAccessPackageAssignmentRequestId(World.pendingApproval(5))
                                .get()
                                .getRequestState(),
                        "Denied"::equals);
    }

    @Test
    void settingsCountDays() {
        EntitlementManagementSettings settings = new EntitlementManagementSettings();
        settings.setDaysUntilExternalUserDeletedAfterBlocked(14);

        graph.settings().patch(settings);

        assertThat(graph.settings().get().getDaysUntilExternalUserDeletedAfterBlocked())
                .isEqualTo(14);
    }

    /** A new one each time: of one that was sent before, this SDK sends only what has changed since. */
    private static AccessPackageAssignmentPolicy policy(String accessPackage, int days) {
        RequestorSettings requestors = new RequestorSettings();
        requestors.setScopeType("AllExistingDirectoryMemberUsers");
        requestors.setAcceptRequests(true);
        requestors.setAllowedRequestors(List.of());
        ApprovalSettings approval = new ApprovalSettings();
        approval.setIsApprovalRequired(false);
        approval.setApprovalMode("NoApproval");
        approval.setApprovalStages(List.of());
        AccessPackageAssignmentPolicy policy = new AccessPackageAssignmentPolicy();
        policy.setAccessPackageId(accessPackage);
        policy.setDisplayName("Everybody");
        policy.setDurationInDays(days);
        policy.setRequestorSettings(requestors);
        policy.setRequestApprovalSettings(approval);
        return policy;
    }

    private static AccessPackageResourceRoleScope membership(String group) {
        AccessPackageResource resource = new AccessPackageResource();
        resource.setOriginId(group);
        resource.setOriginSystem("AadGroup");
        AccessPackageResourceRole role = new AccessPackageResourceRole();
        role.setOriginId("Member_" + group);
        role.setOriginSystem("AadGroup");
        role.setAccessPackageResource(resource);
        AccessPackageResourceScope scope = new AccessPackageResourceScope();
        scope.setOriginId(group);
        scope.setOriginSystem("AadGroup");
        AccessPackageResourceRoleScope roleScope = new AccessPackageResourceRoleScope();
        roleScope.setAccessPackageResourceRole(role);
        roleScope.setAccessPackageResourceScope(scope);
        return roleScope;
    }
}

package dev.entitlement.assignment;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.odata.EntitySet;
import dev.entitlement.odata.GraphType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;
import dev.entitlement.odata.Navigation;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What assignments and their resource roles look like in each version. */
@Configuration(proxyBeanMethods = false)
class AssignmentTypes {

    private static final String ASSIGNMENT = "accessPackageAssignment";
    private static final String RESOURCE_ROLE = "accessPackageAssignmentResourceRole";
    private static final String DOCS = "https://learn.microsoft.com/graph/api/";

    @Bean
    GraphType<Assignment> assignmentType() {
        return GraphType.of(Assignment.class, ASSIGNMENT)
                .id(Assignment::id)
                .property(Names.onlyBeta("catalogId"), Kind.GUID, Assignment::catalogId)
                .column(Names.onlyBeta("accessPackageId"), Kind.GUID, "accessPackageId", Assignment::accessPackageId)
                .column(Names.onlyBeta("assignmentPolicyId"), Kind.GUID, "policyId", Assignment::policyId)
                .column(Names.onlyBeta("targetId"), Kind.GUID, "targetId", Assignment::targetId)
                .column(
                        Names.of("assignmentState", "state"),
                        Kind.enumeration(
                                "accessPackageAssignmentState", AssignmentState.class, Spelling.STRING_IN_BETA),
                        "state",
                        Assignment::state)
                .column(Names.of("assignmentStatus", "status"), Kind.STRING, "status", Assignment::status)
                .column(Names.onlyBeta("isExtended"), Kind.BOOLEAN, "extended", Assignment::isExtended)
                .column("expiredDateTime", Kind.DATE_TIME, "expiredAt", Assignment::expiredAt)
                .property("schedule", Kind.complex(Shapes.SCHEDULE), Assignment::schedule)
                .property(
                        "customExtensionCalloutInstances",
                        Kind.collection(Kind.complex(Shapes.CALLOUT)),
                        assignment -> List.of())
                .one(Names.of("accessPackage"), "accessPackage", "accessPackageId", Assignment::accessPackageId)
                .one(
                        Names.of("accessPackageAssignmentPolicy", "assignmentPolicy"),
                        "accessPackageAssignmentPolicy",
                        "policyId",
                        Assignment::policyId)
                .many(
                        Names.onlyBeta("accessPackageAssignmentRequests"),
                        "accessPackageAssignmentRequest",
                        "assignmentId")
                .many(Names.onlyBeta("accessPackageAssignmentResourceRoles"), RESOURCE_ROLE, "assignmentId")
                .one(Names.of("target"), "accessPackageSubject", "targetId", Assignment::targetId)
                .build();
    }

    @Bean
    EntitySet assignmentSet() {
        return EntitySet.of("assignment", ASSIGNMENT)
                .at(Names.of("accessPackageAssignments", "assignments"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-assignments",
                        DOCS + "accesspackageassignment-get")
                .notFound("AssignmentNotFound", "The assignment was not found.")
                .build();
    }

    @Bean
    GraphType<AssignmentResourceRole> assignmentResourceRoleType() {
        return GraphType.of(AssignmentResourceRole.class, Names.onlyBeta(RESOURCE_ROLE))
                .id(AssignmentResourceRole::id)
                .column("originId", Kind.STRING, "originId", AssignmentResourceRole::originId)
                .column("originSystem", Kind.STRING, "originSystem", AssignmentResourceRole::originSystem)
                .column(
                        "status",
                        Kind.enumeration(
                                "accessPackageAssignmentResourceRoleStatus", ResourceRoleStatus.class, Spelling.STRING),
                        "status",
                        AssignmentResourceRole::status)
                .navigation(
                        Names.of("accessPackageAssignments"),
                        ASSIGNMENT,
                        new Navigation.Through<>(AssignmentResourceRole.class, "key.id", "assignmentId"),
                        true)
                .one(
                        Names.of("accessPackageResourceRole"),
                        "accessPackageResourceRole",
                        "resourceRoleId",
                        AssignmentResourceRole::resourceRoleId)
                .one(
                        Names.of("accessPackageResourceScope"),
                        "accessPackageResourceScope",
                        "resourceScopeId",
                        AssignmentResourceRole::resourceScopeId)
                .one(
                        Names.of("accessPackageSubject"),
                        "accessPackageSubject",
                        "subjectId",
                        AssignmentResourceRole::subjectId)
                .build();
    }

    @Bean
    EntitySet assignmentResourceRoleSet() {
        return EntitySet.of("assignmentResourceRole", RESOURCE_ROLE)
                .at(Names.onlyBeta("accessPackageAssignmentResourceRoles"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-accesspackageassignmentresourceroles",
                        DOCS + "accesspackageassignmentresourcerole-get")
                .notFound("AssignmentResourceRoleNotFound", "The assignment resource role was not found.")
                .build();
    }
}

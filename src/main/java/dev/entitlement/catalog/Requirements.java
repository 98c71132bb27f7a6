package dev.entitlement.catalog;

import static dev.entitlement.odata.Names.onlyBeta;

import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Names;
import java.util.List;

/** What a policy asks of those who ask for access: Graph's {@code accessPackageAssignmentRequestRequirements}. */
final class Requirements {

    static final ComplexType<AssignmentPolicy> TYPE = ComplexType.of(
                    AssignmentPolicy.class, "accessPackageAssignmentRequestRequirements")
            .property("policyId", Kind.GUID, AssignmentPolicy::id)
            .property("policyDisplayName", Kind.STRING, AssignmentPolicy::displayName)
            .property("policyDescription", Kind.STRING, AssignmentPolicy::description)
            .property(Names.of("isApprovalRequired", "isApprovalRequiredForAdd"), Kind.BOOLEAN, policy -> policy.terms()
                    .approval()
                    .requiredForAdd())
            .property(
                    Names.of("isApprovalRequiredForExtension", "isApprovalRequiredForUpdate"),
                    Kind.BOOLEAN,
                    policy -> policy.terms().approval().requiredForUpdate())
            .property(onlyBeta("isRequestorJustificationRequired"), Kind.BOOLEAN, policy -> policy.terms()
                    .approval()
                    .requestorJustificationRequired())
            .property(
                    Names.of("isCustomAssignmentScheduleAllowed", "allowCustomAssignmentSchedule"),
                    Kind.BOOLEAN,
                    policy -> policy.terms().requestor().allowCustomAssignmentSchedule())
            .property("questions", Kind.collection(Kind.complex(Questions.TYPE)), policy -> policy.terms()
                    .questions())
            .property(onlyBeta("existingAnswers"), Kind.collection(Kind.UNTYPED), policy -> List.of())
            .property("schedule", Kind.UNTYPED, policy -> null)
            .build();

    private Requirements() {}
}

package dev.entitlement.approval;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.EntitySet;
import dev.entitlement.odata.GraphType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What approvals look like in each version. */
@Configuration(proxyBeanMethods = false)
class ApprovalTypes {

    static final String APPROVAL = "approval";
    static final String STAGE = "approvalStep";
    static final String NOT_FOUND = "ApprovalNotFound";
    static final String NOT_FOUND_MESSAGE = "The approval was not found.";
    private static final String DOCS = "https://learn.microsoft.com/graph/api/";

    private static final ComplexType<ApprovalStage> REVIEWER = ComplexType.of(ApprovalStage.class, "identity")
            .property("id", Kind.GUID, ApprovalStage::reviewedBy)
            .property("displayName", Kind.STRING, ApprovalStage::reviewedByName)
            .build();

    @Bean
    GraphType<Approval> approvalType() {
        return GraphType.of(Approval.class, APPROVAL)
                .id(Approval::id)
                .many(Names.of("steps", "stages"), STAGE, "approvalId")
                .one(Names.onlyBeta("request"), "accessPackageAssignmentRequest", "key.id", Approval::id)
                .build();
    }

    @Bean
    GraphType<ApprovalStage> approvalStageType(StageApprovers approvers) {
        return GraphType.of(ApprovalStage.class, Names.of(STAGE, "approvalStage"))
                .id(ApprovalStage::id)
                .property("assignedToMe", Kind.BOOLEAN, approvers::isAssignedToCaller)
                .column("displayName", Kind.STRING, "displayName", ApprovalStage::displayName)
                .property("justification", Kind.STRING, ApprovalStage::justification)
                .column(
                        "reviewResult",
                        Kind.enumeration(
                                "approvalReviewResult",
                                ReviewResult.class,
                                Spelling.STRING,
                                Set.of(),
                                Map.of("approve", ReviewResult.APPROVED, "deny", ReviewResult.DENIED)),
                        "reviewResult",
                        ApprovalStage::reviewResult)
                .property("reviewedBy", Kind.complex(REVIEWER), stage -> stage.reviewedBy() == null ? null : stage)
                .column("reviewedDateTime", Kind.DATE_TIME, "reviewedAt", ApprovalStage::reviewedAt)
                .column(
                        "status",
                        Kind.enumeration("approvalStageStatus", StageStatus.class, Spelling.STRING),
                        "status",
                        ApprovalStage::status)
                .build();
    }

    @Bean
    EntitySet approvalSet() {
        return EntitySet.of("approval", APPROVAL)
                .at(Names.of("accessPackageAssignmentApprovals"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-accesspackageassignmentapprovals",
                        DOCS + "approval-get")
                .notFound(NOT_FOUND, NOT_FOUND_MESSAGE)
                .application()
                .notListed()
                .build();
    }
}

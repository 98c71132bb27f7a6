package dev.entitlement.catalog;

import static dev.entitlement.odata.Names.onlyBeta;
import static dev.entitlement.odata.Names.onlyV1;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.EntitySet;
import dev.entitlement.odata.GraphType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What policies look like in each version. */
@Configuration(proxyBeanMethods = false)
class PolicyTypes {

    static final String POLICY = "accessPackageAssignmentPolicy";
    private static final String DOCS = "https://learn.microsoft.com/graph/api/";

    private static final ComplexType<PolicyTerms> REQUESTOR = ComplexType.of(
                    PolicyTerms.class, Names.of("requestorSettings", "accessPackageAssignmentRequestorSettings"))
            .property(onlyBeta("scopeType"), Kind.STRING, terms -> BetaScope.nameOf(terms.scope()))
            .property(onlyBeta("acceptRequests"), Kind.BOOLEAN, terms -> terms.requestor()
                    .enableTargetsToSelfAddAccess())
            .property(onlyBeta("allowedRequestors"), SubjectSets.SEVERAL, PolicyTerms::specificAllowedTargets)
            .property(onlyV1("enableTargetsToSelfAddAccess"), Kind.BOOLEAN, terms -> terms.requestor()
                    .enableTargetsToSelfAddAccess())
            .property(onlyV1("enableTargetsToSelfUpdateAccess"), Kind.BOOLEAN, terms -> terms.requestor()
                    .enableTargetsToSelfUpdateAccess())
            .property(onlyV1("enableTargetsToSelfRemoveAccess"), Kind.BOOLEAN, terms -> terms.requestor()
                    .enableTargetsToSelfRemoveAccess())
            .property(onlyV1("allowCustomAssignmentSchedule"), Kind.BOOLEAN, terms -> terms.requestor()
                    .allowCustomAssignmentSchedule())
            .property(onlyV1("enableOnBehalfRequestorsToAddAccess"), Kind.BOOLEAN, terms -> terms.requestor()
                    .enableOnBehalfRequestorsToAddAccess())
            .property(onlyV1("enableOnBehalfRequestorsToUpdateAccess"), Kind.BOOLEAN, terms -> terms.requestor()
                    .enableOnBehalfRequestorsToUpdateAccess())
            .property(onlyV1("enableOnBehalfRequestorsToRemoveAccess"), Kind.BOOLEAN, terms -> terms.requestor()
                    .enableOnBehalfRequestorsToRemoveAccess())
            .property(onlyV1("onBehalfRequestors"), SubjectSets.SEVERAL, terms -> terms.requestor()
                    .onBehalfRequestors())
            .build();

    private static final ComplexType<ApprovalStageTerms> STAGE = ComplexType.of(
                    ApprovalStageTerms.class, Names.of("approvalStage", "accessPackageApprovalStage"))
            .property(onlyBeta("approvalStageTimeOutInDays"), Kind.INT32, stage ->
                    (int) stage.beforeDenial().toDays())
            .property(onlyV1("durationBeforeAutomaticDenial"), Kind.DURATION, ApprovalStageTerms::beforeDenial)
            .property(
                    "isApproverJustificationRequired", Kind.BOOLEAN, ApprovalStageTerms::approverJustificationRequired)
            .property("isEscalationEnabled", Kind.BOOLEAN, ApprovalStageTerms::escalationEnabled)
            .property(onlyBeta("escalationTimeInMinutes"), Kind.INT32, stage ->
                    (int) stage.beforeEscalation().toMinutes())
            .property(onlyV1("durationBeforeEscalation"), Kind.DURATION, ApprovalStageTerms::beforeEscalation)
            .property(
                    onlyBeta("primaryApprovers"),
                    SubjectSets.SEVERAL,
                    stage -> all(stage.primaryApprovers(), stage.fallbackPrimaryApprovers()))
            .property(onlyV1("primaryApprovers"), SubjectSets.SEVERAL, ApprovalStageTerms::primaryApprovers)
            .property(
                    onlyV1("fallbackPrimaryApprovers"),
                    SubjectSets.SEVERAL,
                    ApprovalStageTerms::fallbackPrimaryApprovers)
            .property(
                    onlyBeta("escalationApprovers"),
                    SubjectSets.SEVERAL,
                    stage -> all(stage.escalationApprovers(), stage.fallbackEscalationApprovers()))
            .property(onlyV1("escalationApprovers"), SubjectSets.SEVERAL, ApprovalStageTerms::escalationApprovers)
            .property(
                    onlyV1("fallbackEscalationApprovers"),
                    SubjectSets.SEVERAL,
                    ApprovalStageTerms::fallbackEscalationApprovers)
            .build();

    private static final ComplexType<ApprovalTerms> APPROVAL = ComplexType.of(
                    ApprovalTerms.class, Names.of("approvalSettings", "accessPackageAssignmentApprovalSettings"))
            .property(
                    Names.of("isApprovalRequired", "isApprovalRequiredForAdd"),
                    Kind.BOOLEAN,
                    ApprovalTerms::requiredForAdd)
            .property(
                    Names.of("isApprovalRequiredForExtension", "isApprovalRequiredForUpdate"),
                    Kind.BOOLEAN,
                    ApprovalTerms::requiredForUpdate)
            .property("isRequestorJustificationRequired", Kind.BOOLEAN, ApprovalTerms::requestorJustificationRequired)
            .property(onlyBeta("approvalMode"), Kind.STRING, PolicyTypes::mode)
            .property(Names.of("approvalStages", "stages"), Kind.collection(Kind.complex(STAGE)), ApprovalTerms::stages)
            .build();

    private static final ComplexType<PolicyTerms> NOTIFICATION = ComplexType.of(
                    PolicyTerms.class, "accessPackageNotificationSettings")
            .property("isAssignmentNotificationDisabled", Kind.BOOLEAN, PolicyTerms::assignmentNotificationDisabled)
            .build();

    private static final ComplexType<AutomaticTerms> AUTOMATIC = ComplexType.of(
                    AutomaticTerms.class, onlyV1("accessPackageAutomaticRequestSettings"))
            .property("requestAccessForAllowedTargets", Kind.BOOLEAN, AutomaticTerms::requestAccessForAllowedTargets)
            .property(
                    "removeAccessWhenTargetLeavesAllowedTargets",
                    Kind.BOOLEAN,
                    AutomaticTerms::removeAccessWhenTargetLeavesAllowedTargets)
            .property("gracePeriodBeforeAccessRemoval", Kind.DURATION, AutomaticTerms::gracePeriod)
            .build();

    private static List<SubjectSet> all(List<SubjectSet> first, List<SubjectSet> fallback) {
        return Stream.concat(first.stream(), fallback.stream()).toList();
    }

    private static String mode(ApprovalTerms terms) {
        return switch (terms.stages().size()) {
            case 0 -> "NoApproval";
            case 1 -> "SingleStage";
            default -> "Serial";
        };
    }

    @Bean
    GraphType<AssignmentPolicy> assignmentPolicyType() {
        return GraphType.of(AssignmentPolicy.class, POLICY)
                .id(AssignmentPolicy::id)
                .column(onlyBeta("accessPackageId"), Kind.GUID, "accessPackageId", AssignmentPolicy::accessPackageId)
                .column("displayName", Kind.STRING, "displayName", AssignmentPolicy::displayName)
                .column("description", Kind.STRING, "description", AssignmentPolicy::description)
                .property(onlyBeta("canExtend"), Kind.BOOLEAN, policy -> policy.terms()
                        .requestor()
                        .enableTargetsToSelfUpdateAccess())
                .property(onlyBeta("durationInDays"), Kind.INT32, PolicyTypes::days)
                .property(onlyBeta("expirationDateTime"), Kind.DATE_TIME, policy -> policy.terms()
                        .expiration()
                        .endDateTime())
                .column(
                        onlyV1("allowedTargetScope"),
                        Kind.enumeration("allowedTargetScope", AllowedTargetScope.class, Spelling.ENUM),
                        "scope",
                        AssignmentPolicy::scope)
                .column(onlyBeta("createdBy"), Kind.STRING, "audit.createdBy", policy -> policy.audit()
                        .createdBy())
                .column("createdDateTime", Kind.DATE_TIME, "audit.createdAt", policy -> policy.audit()
                        .createdAt())
                .column(onlyBeta("modifiedBy"), Kind.STRING, "audit.modifiedBy", policy -> policy.audit()
                        .modifiedBy())
                .column("modifiedDateTime", Kind.DATE_TIME, "audit.modifiedAt", policy -> policy.audit()
                        .modifiedAt())
                .property(onlyV1("automaticRequestSettings"), Kind.complex(AUTOMATIC), policy -> policy.terms()
                        .automatic())
                .property(onlyV1("reviewSettings"), Kind.UNTYPED, policy -> policy.terms()
                        .other()
                        .v1Review())
                .property(onlyV1("specificAllowedTargets"), SubjectSets.SEVERAL, policy -> policy.terms()
                        .specificAllowedTargets())
                .property(onlyV1("expiration"), Kind.complex(Expirations.TYPE), policy -> policy.terms()
                        .expiration())
                .property("requestorSettings", Kind.complex(REQUESTOR), AssignmentPolicy::terms)
                .property("requestApprovalSettings", Kind.complex(APPROVAL), policy -> policy.terms()
                        .approval())
                .property(onlyBeta("accessReviewSettings"), Kind.UNTYPED, policy -> policy.terms()
                        .other()
                        .betaReview())
                .property("questions", Kind.collection(Kind.complex(Questions.TYPE)), policy -> policy.terms()
                        .questions())
                .property(
                        Names.of("accessPackageNotificationSettings", "notificationSettings"),
                        Kind.complex(NOTIFICATION),
                        AssignmentPolicy::terms)
                .property(onlyBeta("verifiableCredentialSettings"), Kind.UNTYPED, policy -> policy.terms()
                        .other()
                        .credentials())
                .one(
                        Names.of("accessPackage"),
                        CatalogTypes.ACCESS_PACKAGE,
                        "accessPackageId",
                        AssignmentPolicy::accessPackageId)
                .one(
                        Names.of("accessPackageCatalog", "catalog"),
                        CatalogTypes.CATALOG,
                        "catalogId",
                        AssignmentPolicy::catalogId)
                .build();
    }

    private static @Nullable Object days(AssignmentPolicy policy) {
        Duration duration = policy.terms().expiration().duration();
        return duration == null ? 0 : (int) duration.toDays();
    }

    @Bean
    EntitySet assignmentPolicySet() {
        return EntitySet.of("assignmentPolicy", POLICY)
                .at(Names.of("accessPackageAssignmentPolicies", "assignmentPolicies"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-assignmentpolicies",
                        DOCS + "accesspackageassignmentpolicy-get")
                .notFound("PolicyNotFound", "The policy was not found.")
                .build();
    }
}

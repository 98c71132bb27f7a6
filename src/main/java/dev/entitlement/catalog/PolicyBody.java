package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A policy as a client writes it, in the words of either version. */
record PolicyBody(Body body) {

    private static final int MOST_STAGES = 3;

    String displayName() {
        return body.requiredString("displayName", 256);
    }

    @Nullable
    String description() {
        return body.string("description", 4000);
    }

    /** The access package named in either version's way; null if none is. */
    @Nullable
    UUID accessPackageId() {
        UUID plain = body.guid("accessPackageId");
        return plain != null
                ? plain
                : body.body("accessPackage").map(of -> of.guid("id")).orElse(null);
    }

    /** @throws GraphException 400 for terms that contradict themselves or are too long to keep */
    PolicyTerms terms() {
        PolicyTerms terms = new PolicyTerms(
                scope(),
                targets(),
                requestor(),
                approval(),
                expiration(),
                Questions.read(body),
                automatic(),
                body.body("accessPackageNotificationSettings")
                        .map(settings -> settings.bool("isAssignmentNotificationDisabled", false))
                        .orElse(false),
                new OtherTerms(
                        body.value("accessReviewSettings"),
                        body.value("reviewSettings"),
                        body.value("verifiableCredentialSettings")));
        String column = new PolicyTermsConverter().convertToDatabaseColumn(terms);
        if (!Body.isStorable(column)) {
            throw GraphException.badRequest("The policy has text that is no Unicode.");
        }
        if (column.length() > PolicyTermsConverter.LENGTH) {
            throw GraphException.badRequest("The policy is too long: its settings and questions take more than "
                    + PolicyTermsConverter.LENGTH + " characters.");
        }
        return terms;
    }

    private AllowedTargetScope scope() {
        AllowedTargetScope scope = body.enumeration("allowedTargetScope", AllowedTargetScope.class);
        if (scope != null) {
            return scope;
        }
        return body.body("requestorSettings")
                .map(settings -> settings.string("scopeType", 256))
                .map(BetaScope::of)
                .orElse(AllowedTargetScope.NOT_SPECIFIED);
    }

    private List<SubjectSet> targets() {
        return body.has("specificAllowedTargets")
                ? SubjectSets.read(body, "specificAllowedTargets")
                : body.body("requestorSettings")
                        .map(settings -> SubjectSets.read(settings, "allowedRequestors"))
                        .orElse(List.of());
    }

    private RequestorTerms requestor() {
        boolean extend = body.bool("canExtend", false);
        return body.body("requestorSettings")
                .map(settings -> new RequestorTerms(
                        settings.bool("acceptRequests", settings.bool("enableTargetsToSelfAddAccess", false)),
                        settings.bool("enableTargetsToSelfUpdateAccess", extend),
                        // Beta has no switch for it: who can ask can also give back.
                        settings.bool("enableTargetsToSelfRemoveAccess", settings.bool("acceptRequests", false)),
                        settings.bool("allowCustomAssignmentSchedule", false),
                        settings.bool("enableOnBehalfRequestorsToAddAccess", false),
                        settings.bool("enableOnBehalfRequestorsToUpdateAccess", false),
                        settings.bool("enableOnBehalfRequestorsToRemoveAccess", false),
                        SubjectSets.read(settings, "onBehalfRequestors")))
                .orElse(RequestorTerms.NOBODY);
    }

    private ApprovalTerms approval() {
        return body.body("requestApprovalSettings").map(PolicyBody::approval).orElse(ApprovalTerms.NONE);
    }

    private static ApprovalTerms approval(Body settings) {
        List<Body> stages = settings.bodies("approvalStages");
        ApprovalTerms terms = new ApprovalTerms(
                settings.bool("isApprovalRequired", false),
                settings.bool("isApprovalRequiredForExtension", false),
                settings.bool("isRequestorJustificationRequired", false),
                stages.stream().map(PolicyBody::stage).toList());
        if (stages.size() > MOST_STAGES) {
            throw GraphException.badRequest("An approval has at most " + MOST_STAGES + " stages.");
        }
        if (stages.isEmpty() && (terms.requiredForAdd() || terms.requiredForUpdate())) {
            throw GraphException.badRequest("Approval is required, but there is no stage in which somebody approves.");
        }
        return terms;
    }

    private static ApprovalStageTerms stage(Body stage) {
        Integer days = stage.integer("approvalStageTimeOutInDays");
        Duration denial = days == null ? stage.duration("durationBeforeAutomaticDenial") : Duration.ofDays(days);
        Integer minutes = stage.integer("escalationTimeInMinutes");
        Duration escalation =
                minutes == null ? stage.duration("durationBeforeEscalation") : Duration.ofMinutes(minutes);
        List<SubjectSet> primary = SubjectSets.read(stage, "primaryApprovers");
        List<SubjectSet> escalated = SubjectSets.read(stage, "escalationApprovers");
        return new ApprovalStageTerms(
                denial == null
                        ? ApprovalStageTerms.BEFORE_DENIAL
                        : Expirations.bounded("durationBeforeAutomaticDenial", denial),
                stage.bool("isApproverJustificationRequired", false),
                stage.bool("isEscalationEnabled", false),
                escalation == null || escalation.isZero()
                        ? Duration.ZERO
                        : Expirations.bounded("durationBeforeEscalation", escalation),
                notBackups(primary),
                fallback(primary, SubjectSets.read(stage, "fallbackPrimaryApprovers")),
                notBackups(escalated),
                fallback(escalated, SubjectSets.read(stage, "fallbackEscalationApprovers")));
    }

    private static List<SubjectSet> notBackups(List<SubjectSet> approvers) {
        return approvers.stream().filter(set -> !set.backup()).toList();
    }

    /** Beta marks those who stand in among all the others, v1.0 lists them by themselves. */
    private static List<SubjectSet> fallback(List<SubjectSet> marked, List<SubjectSet> listed) {
        return Stream.concat(
                        marked.stream().filter(SubjectSet::backup),
                        listed.stream().map(SubjectSet::asBackup))
                .toList();
    }

    private Expiration expiration() {
        if (body.body("expiration").isPresent()) {
            return Expirations.read(body.body("expiration").get());
        }
        Instant end = body.instant("expirationDateTime");
        Integer days = body.integer("durationInDays");
        if (end != null) {
            return Expiration.at(end);
        }
        return days == null || days == 0
                ? Expiration.NEVER
                : Expiration.after(Expirations.bounded("durationInDays", Duration.ofDays(days)));
    }

    private @Nullable AutomaticTerms automatic() {
        return body.body("automaticRequestSettings")
                .map(settings -> new AutomaticTerms(
                        settings.bool("requestAccessForAllowedTargets", false),
                        settings.bool("removeAccessWhenTargetLeavesAllowedTargets", false),
                        gracePeriod(settings)))
                .orElse(null);
    }

    private static @Nullable Duration gracePeriod(Body settings) {
        Duration grace = settings.duration("gracePeriodBeforeAccessRemoval");
        return grace == null || grace.isZero() ? grace : Expirations.bounded("gracePeriodBeforeAccessRemoval", grace);
    }
}

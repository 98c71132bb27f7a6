package dev.entitlement.catalog;

import dev.entitlement.clock.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a policy as a seed writes them. */
final class SeededTerms {

    private SeededTerms() {}

    /**
     * Who may ask for themselves and for others, and for what; what is left out is not allowed.
     *
     * @param onBehalfRequestors who may ask for others
     */
    record Requestor(
            @Nullable Boolean enableTargetsToSelfAddAccess,
            @Nullable Boolean enableTargetsToSelfUpdateAccess,
            @Nullable Boolean enableTargetsToSelfRemoveAccess,
            @Nullable Boolean allowCustomAssignmentSchedule,
            @Nullable Boolean enableOnBehalfRequestorsToAddAccess,
            @Nullable Boolean enableOnBehalfRequestorsToUpdateAccess,
            @Nullable Boolean enableOnBehalfRequestorsToRemoveAccess,
            @Nullable List<SeededSubjectSet> onBehalfRequestors) {

        static Requestor of(RequestorTerms terms) {
            return new Requestor(
                    terms.enableTargetsToSelfAddAccess(),
                    terms.enableTargetsToSelfUpdateAccess(),
                    terms.enableTargetsToSelfRemoveAccess(),
                    terms.allowCustomAssignmentSchedule(),
                    terms.enableOnBehalfRequestorsToAddAccess(),
                    terms.enableOnBehalfRequestorsToUpdateAccess(),
                    terms.enableOnBehalfRequestorsToRemoveAccess(),
                    sets(terms.onBehalfRequestors()));
        }
    }

    /**
     * Whether somebody must approve, and who, stage after stage.
     *
     * @param requiredForAdd whether new access needs approval; it does when left out
     * @param requiredForUpdate whether a change or an extension needs approval; not when left out
     * @param requestorJustificationRequired whether who asks must say why; not when left out
     * @param stages one to three, in their order
     */
    record Approval(
            @Nullable Boolean requiredForAdd,
            @Nullable Boolean requiredForUpdate,
            @Nullable Boolean requestorJustificationRequired,
            @Nullable List<Stage> stages) {

        private static final int MOST_STAGES = 3;

        Approval {
            if (stages != null && stages.size() > MOST_STAGES) {
                throw new IllegalArgumentException("an approval has at most " + MOST_STAGES + " stages");
            }
        }

        static Approval of(ApprovalTerms terms) {
            return new Approval(
                    terms.requiredForAdd(),
                    terms.requiredForUpdate(),
                    terms.requestorJustificationRequired(),
                    terms.stages().stream().map(Stage::of).toList());
        }
    }

    /**
     * One stage of an approval.
     *
     * @param beforeDenial how long approvers have before the request is denied by itself; 14 days when left out
     * @param approverJustificationRequired whether who decides must say why; not when left out
     * @param escalationEnabled whether the escalation approvers may decide, too, after a while; not when left out
     * @param beforeEscalation that while
     * @param primaryApprovers who decides
     * @param fallbackPrimaryApprovers who decides where no primary approver is found
     * @param escalationApprovers who may decide after that while
     * @param fallbackEscalationApprovers who may where no escalation approver is found
     */
    record Stage(
            @Nullable TimeSpan beforeDenial,
            @Nullable Boolean approverJustificationRequired,
            @Nullable Boolean escalationEnabled,
            @Nullable TimeSpan beforeEscalation,
            @Nullable List<SeededSubjectSet> primaryApprovers,
            @Nullable List<SeededSubjectSet> fallbackPrimaryApprovers,
            @Nullable List<SeededSubjectSet> escalationApprovers,
            @Nullable List<SeededSubjectSet> fallbackEscalationApprovers) {

        Stage {
            Expirations.requireCountable("beforeDenial", beforeDenial);
            Expirations.requireCountable("beforeEscalation", beforeEscalation);
        }

        static Stage of(ApprovalStageTerms terms) {
            return new Stage(
                    new TimeSpan(terms.beforeDenial()),
                    terms.approverJustificationRequired(),
                    terms.escalationEnabled(),
                    terms.beforeEscalation().isZero() ? null : new TimeSpan(terms.beforeEscalation()),
                    sets(terms.primaryApprovers()),
                    sets(terms.fallbackPrimaryApprovers()),
                    sets(terms.escalationApprovers()),
                    sets(terms.fallbackEscalationApprovers()));
        }
    }

    /**
     * Access that comes and goes without a request.
     *
     * @param gracePeriod how long access outlasts its reason
     */
    record Automatic(
            @Nullable Boolean requestAccessForAllowedTargets,
            @Nullable Boolean removeAccessWhenTargetLeavesAllowedTargets,
            @Nullable TimeSpan gracePeriod) {

        static @Nullable Automatic of(@Nullable AutomaticTerms terms) {
            return terms == null
                    ? null
                    : new Automatic(
                            terms.requestAccessForAllowedTargets(),
                            terms.removeAccessWhenTargetLeavesAllowedTargets(),
                            terms.gracePeriod() == null ? null : new TimeSpan(terms.gracePeriod()));
        }

        AutomaticTerms toTerms() {
            return new AutomaticTerms(
                    Boolean.TRUE.equals(requestAccessForAllowedTargets),
                    Boolean.TRUE.equals(removeAccessWhenTargetLeavesAllowedTargets),
                    gracePeriod == null ? null : gracePeriod.length());
        }
    }

    static @Nullable List<SeededSubjectSet> sets(List<SubjectSet> sets) {
        return sets.isEmpty() ? null : sets.stream().map(SeededSubjectSet::of).toList();
    }
}

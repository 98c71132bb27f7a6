package dev.entitlement.catalog;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedReference;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.subject.SubjectNames;
import dev.entitlement.tenant.DirectoryNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a policy of a seed says, and how a seed says what a policy does. */
@Component
class PolicyTermsSeed {

    private static final int MOST = 100;

    private final DirectoryNames directory;
    private final SubjectNames subjects;

    PolicyTermsSeed(DirectoryNames directory, SubjectNames subjects) {
        this.directory = directory;
        this.subjects = subjects;
    }

    /** @throws IllegalArgumentException for terms that contradict themselves or are too long to keep */
    PolicyTerms read(SeedLoad load, UUID policyId, PolicySeed.Entry entry) {
        List<SubjectSet> targets = sets(load, entry.allowedTargets());
        AllowedTargetScope usual =
                targets.isEmpty() ? AllowedTargetScope.ALL_MEMBER_USERS : AllowedTargetScope.SPECIFIC_DIRECTORY_USERS;
        AllowedTargetScope scope = entry.scope() == null ? usual : entry.scope();
        PolicyTerms terms = new PolicyTerms(
                scope,
                targets,
                entry.requestor() == null ? usualRequestor(scope) : requestor(load, entry.requestor()),
                approval(load, entry),
                expiration(load, entry),
                questions(load, policyId, entry.questions()),
                entry.automatic() == null ? null : entry.automatic().toTerms(),
                Boolean.TRUE.equals(entry.assignmentNotificationDisabled()),
                entry.other() == null ? OtherTerms.NONE : entry.other());
        if (new PolicyTermsConverter().convertToDatabaseColumn(terms).length() > PolicyTermsConverter.LENGTH) {
            throw new IllegalArgumentException("the policy is too long: its settings and questions take more than "
                    + PolicyTermsConverter.LENGTH + " characters");
        }
        return terms;
    }

    /** A policy as {@link #read} reads it. */
    static PolicySeed.Entry write(AssignmentPolicy policy) {
        PolicyTerms terms = policy.terms();
        Expiration expiration = terms.expiration();
        Duration after = expiration.duration();
        return new PolicySeed.Entry(
                policy.id(),
                policy.displayName(),
                policy.description(),
                terms.scope(),
                SeededTerms.sets(terms.specificAllowedTargets()),
                null,
                terms.approval().equals(ApprovalTerms.NONE) ? null : SeededTerms.Approval.of(terms.approval()),
                after == null ? null : new TimeSpan(after),
                expiration.endDateTime() == null ? null : PointInTime.at(expiration.endDateTime()),
                expiration.type() == Expiration.Type.NOT_SPECIFIED ? Expiration.Type.NOT_SPECIFIED : null,
                terms.requestor().equals(usualRequestor(terms.scope()))
                        ? null
                        : SeededTerms.Requestor.of(terms.requestor()),
                terms.questions().isEmpty()
                        ? null
                        : terms.questions().stream().map(SeededQuestion::of).toList(),
                SeededTerms.Automatic.of(terms.automatic()),
                terms.assignmentNotificationDisabled() ? true : null,
                terms.other().equals(OtherTerms.NONE) ? null : terms.other(),
                SeededAudit.of(policy.audit()));
    }

    private static RequestorTerms usualRequestor(AllowedTargetScope scope) {
        return scope == AllowedTargetScope.NOT_SPECIFIED ? RequestorTerms.NOBODY : RequestorTerms.SELF_SERVICE;
    }

    private RequestorTerms requestor(SeedLoad load, SeededTerms.Requestor requestor) {
        return new RequestorTerms(
                Boolean.TRUE.equals(requestor.enableTargetsToSelfAddAccess()),
                Boolean.TRUE.equals(requestor.enableTargetsToSelfUpdateAccess()),
                Boolean.TRUE.equals(requestor.enableTargetsToSelfRemoveAccess()),
                Boolean.TRUE.equals(requestor.allowCustomAssignmentSchedule()),
                Boolean.TRUE.equals(requestor.enableOnBehalfRequestorsToAddAccess()),
                Boolean.TRUE.equals(requestor.enableOnBehalfRequestorsToUpdateAccess()),
                Boolean.TRUE.equals(requestor.enableOnBehalfRequestorsToRemoveAccess()),
                sets(load, requestor.onBehalfRequestors()));
    }

    private ApprovalTerms approval(SeedLoad load, PolicySeed.Entry entry) {
        List<SubjectSet> approvers = sets(load, entry.approvers());
        if (!approvers.isEmpty()) {
            return new ApprovalTerms(true, false, false, List.of(ApprovalStageTerms.by(approvers)));
        }
        SeededTerms.Approval approval = entry.approval();
        if (approval == null) {
            return ApprovalTerms.NONE;
        }
        List<ApprovalStageTerms> stages = approval.stages() == null
                ? List.of()
                : approval.stages().stream().map(stage -> stage(load, stage)).toList();
        ApprovalTerms terms = new ApprovalTerms(
                approval.requiredForAdd() == null ? !stages.isEmpty() : approval.requiredForAdd(),
                Boolean.TRUE.equals(approval.requiredForUpdate()),
                Boolean.TRUE.equals(approval.requestorJustificationRequired()),
                stages);
        if (stages.isEmpty() && (terms.requiredForAdd() || terms.requiredForUpdate())) {
            throw new IllegalArgumentException(
                    "approval is required, but there is no stage in which somebody approves");
        }
        return terms;
    }

    private ApprovalStageTerms stage(SeedLoad load, SeededTerms.Stage stage) {
        return new ApprovalStageTerms(
                stage.beforeDenial() == null
                        ? ApprovalStageTerms.BEFORE_DENIAL
                        : stage.beforeDenial().length(),
                Boolean.TRUE.equals(stage.approverJustificationRequired()),
                Boolean.TRUE.equals(stage.escalationEnabled()),
                stage.beforeEscalation() == null
                        ? Duration.ZERO
                        : stage.beforeEscalation().length(),
                sets(load, stage.primaryApprovers()),
                sets(load, stage.fallbackPrimaryApprovers()).stream()
                        .map(SubjectSet::asBackup)
                        .toList(),
                sets(load, stage.escalationApprovers()),
                sets(load, stage.fallbackEscalationApprovers()).stream()
                        .map(SubjectSet::asBackup)
                        .toList());
    }

    private static Expiration expiration(SeedLoad load, PolicySeed.Entry entry) {
        if (entry.expiresAfter() != null) {
            return Expiration.after(entry.expiresAfter().length());
        }
        if (entry.expiresAt() != null) {
            return Expiration.at(entry.expiresAt().from(load.now()));
        }
        return entry.expiration() == Expiration.Type.NOT_SPECIFIED ? Expiration.NOT_SPECIFIED : Expiration.NEVER;
    }

    private static List<Question> questions(SeedLoad load, UUID policyId, @Nullable List<SeededQuestion> questions) {
        if (questions == null) {
            return List.of();
        }
        if (questions.size() > MOST) {
            throw new IllegalArgumentException("a policy has at most " + MOST + " questions");
        }
        return IntStream.range(0, questions.size())
                .mapToObj(place ->
                        questions.get(place).toQuestion(load.derived("questions", policyId + "/" + place), place))
                .toList();
    }

    private List<SubjectSet> sets(SeedLoad load, @Nullable List<SeededSubjectSet> sets) {
        List<SubjectSet> meant = new ArrayList<>();
        if (sets != null && sets.size() > MOST) {
            throw new IllegalArgumentException("there are at most " + MOST + " sets of subjects in a list");
        }
        load.each(sets, set -> meant.add(set(load, set)));
        return meant;
    }

    private SubjectSet set(SeedLoad load, SeededSubjectSet set) {
        SubjectSet.Type type = set.type();
        SeedReference reference = set.id();
        if (type == null) {
            Objects.requireNonNull(reference);
            Optional<UUID> group = directory.groups(load).find(reference);
            return group.isPresent()
                    ? new SubjectSet(SubjectSet.Type.GROUP_MEMBERS, group.get(), set.description(), false, null)
                    : SubjectSet.user(directory.users(load).resolve(reference));
        }
        boolean ofManagers = type == SubjectSet.Type.REQUESTOR_MANAGER || type == SubjectSet.Type.TARGET_MANAGER;
        return new SubjectSet(
                type,
                id(load, set),
                set.description(),
                Boolean.TRUE.equals(set.backup()),
                ofManagers && set.managerLevel() == null ? Integer.valueOf(1) : set.managerLevel(),
                set.membershipRule());
    }

    /** A GUID may be that of somebody unknown, as Graph lets it; a name may not. */
    private @Nullable UUID id(SeedLoad load, SeededSubjectSet set) {
        SeedReference reference = set.id();
        SubjectSet.Type type = set.type();
        if (reference == null || type == null) {
            return null;
        }
        return reference.guid().orElseGet(() -> switch (type) {
            case SINGLE_USER -> directory.users(load).resolve(reference);
            case GROUP_MEMBERS -> directory.groups(load).resolve(reference);
            case CONNECTED_ORGANIZATION_MEMBERS -> subjects.organizations(load).resolve(reference);
            default ->
                throw new IllegalArgumentException("'" + reference + "' is no GUID, and such a set has no names");
        });
    }
}

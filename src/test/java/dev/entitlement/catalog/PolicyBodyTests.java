package dev.entitlement.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PolicyBodyTests {

    private static final UUID USER = UUID.fromString("11111111-2222-4333-8444-000000000001");

    private static final Body SPONSORS = body(Map.of("@odata.type", "internalSponsors"));
    private static final Body BACKUP = body(Map.of("@odata.type", "singleUser", "id", USER, "isBackup", true));

    @Test
    void readsBetasWords() {
        Body stage = body(Map.of(
                "approvalStageTimeOutInDays", 3,
                "escalationTimeInMinutes", 90,
                "primaryApprovers", List.of(SPONSORS, BACKUP)));

        PolicyTerms terms = terms(Map.of(
                "canExtend",
                true,
                "durationInDays",
                365,
                "requestorSettings",
                body(Map.of(
                        "scopeType",
                        "SpecificDirectorySubjects",
                        "acceptRequests",
                        true,
                        "allowedRequestors",
                        List.of(body(Map.of("@odata.type", "singleUser", "id", USER))))),
                "requestApprovalSettings",
                body(Map.of("isApprovalRequired", true, "approvalStages", List.of(stage)))));

        assertThat(terms.scope()).isEqualTo(AllowedTargetScope.SPECIFIC_DIRECTORY_USERS);
        assertThat(terms.specificAllowedTargets()).containsExactly(SubjectSet.user(USER));
        assertThat(terms.requestor().enableTargetsToSelfAddAccess()).isTrue();
        assertThat(terms.requestor().enableTargetsToSelfUpdateAccess()).isTrue();
        assertThat(terms.expiration()).isEqualTo(Expiration.after(Duration.ofDays(365)));
        ApprovalStageTerms read = terms.approval().stages().get(0);
        assertThat(read.beforeDenial()).isEqualTo(Duration.ofDays(3));
        assertThat(read.beforeEscalation()).isEqualTo(Duration.ofMinutes(90));
        assertThat(read.primaryApprovers())
                .extracting(SubjectSet::type)
                .containsExactly(SubjectSet.Type.INTERNAL_SPONSORS);
        assertThat(read.fallbackPrimaryApprovers()).extracting(SubjectSet::id).containsExactly(USER);
    }

    @Test
    void readsTheWordsOfTheStableVersion() {
        Body stage = body(Map.of(
                "durationBeforeAutomaticDenial", Duration.ofDays(2),
                "primaryApprovers", List.of(SPONSORS),
                "fallbackPrimaryApprovers", List.of(body(Map.of("@odata.type", "singleUser", "userId", USER)))));

        PolicyTerms terms = terms(Map.of(
                "allowedTargetScope", AllowedTargetScope.ALL_DIRECTORY_USERS,
                "expiration", body(Map.of("type", Expiration.Type.NO_EXPIRATION)),
                "requestorSettings", body(Map.of("enableTargetsToSelfAddAccess", true)),
                "requestApprovalSettings", body(Map.of("isApprovalRequired", true, "approvalStages", List.of(stage)))));

        assertThat(terms.scope()).isEqualTo(AllowedTargetScope.ALL_DIRECTORY_USERS);
        assertThat(terms.requestor().enableTargetsToSelfAddAccess()).isTrue();
        assertThat(terms.requestor().enableTargetsToSelfRemoveAccess()).isFalse();
        assertThat(terms.expiration()).isEqualTo(Expiration.NEVER);
        ApprovalStageTerms read = terms.approval().stages().get(0);
        assertThat(read.beforeDenial()).isEqualTo(Duration.ofDays(2));
        assertThat(read.fallbackPrimaryApprovers()).extracting(SubjectSet::id).containsExactly(USER);
    }

    @Test
    void aPolicyThatSaysNothingIsForDirectAssignment() {
        assertThat(terms(Map.of())).isEqualTo(PolicyTerms.DIRECT);
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        assertRefused(Map.of("durationInDays", -1));
        assertRefused(Map.of("durationInDays", Integer.MAX_VALUE));
        assertRefused(Map.of("expiration", body(Map.of("type", Expiration.Type.AFTER_DURATION))));
        assertRefused(Map.of("requestorSettings", body(Map.of("scopeType", "Everybody"))));
        assertRefused(Map.of("requestApprovalSettings", body(Map.of("isApprovalRequired", true))));
        assertRefused(Map.of("accessReviewSettings", "x".repeat(PolicyTermsConverter.LENGTH)));
        assertRefused(Map.of("reviewSettings", "\uD800"));
        assertRefused(Map.of(
                "questions",
                List.of(body(Map.of("@odata.type", "accessPackageTextInputQuestion", "regexPattern", "(")))));
    }

    private static void assertRefused(Map<String, Object> values) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> terms(values))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    private static PolicyTerms terms(Map<String, Object> values) {
        return new PolicyBody(body(values)).terms();
    }

    private static Body body(Map<String, Object> values) {
        return new Body(Map.copyOf(values));
    }
}

package dev.entitlement.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTermsTests {

    private static final UUID USER = UUID.fromString("11111111-2222-4333-8444-000000000001");
    private static final UUID GROUP = UUID.fromString("11111111-2222-4333-8444-000000000002");
    private static final SubjectSet.Membership MEMBER = (group, user) -> group.equals(GROUP) && user.equals(USER);

    @ParameterizedTest
    @EnumSource(AllowedTargetScope.class)
    void onlyScopesThatSpeakOfTheDirectorysUsersAllowThem(AllowedTargetScope scope) {
        assertThat(terms(scope, RequestorTerms.SELF_SERVICE, List.of()).allows(USER, MEMBER))
                .isEqualTo(scope == AllowedTargetScope.ALL_MEMBER_USERS
                        || scope == AllowedTargetScope.ALL_DIRECTORY_USERS);
    }

    @Test
    void specificUsersAreNamedInPersonOrByAGroup() {
        UUID other = UUID.fromString("11111111-2222-4333-8444-000000000003");
        SubjectSet group = new SubjectSet(SubjectSet.Type.GROUP_MEMBERS, GROUP, null, false, null);

        assertThat(specific(SubjectSet.user(USER)).allows(USER, MEMBER)).isTrue();
        assertThat(specific(SubjectSet.user(USER)).allows(other, MEMBER)).isFalse();
        assertThat(specific(group).allows(USER, MEMBER)).isTrue();
        assertThat(specific(group).allows(other, MEMBER)).isFalse();
    }

    @Test
    void nobodyAsksWhereNoRequestsAreAccepted() {
        assertThat(terms(AllowedTargetScope.ALL_DIRECTORY_USERS, RequestorTerms.NOBODY, List.of())
                        .allows(USER, MEMBER))
                .isFalse();
    }

    @Test
    void anExpirationSaysWhenAccessEnds() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(Expiration.NEVER.endOf(start)).isNull();
        assertThat(Expiration.NOT_SPECIFIED.endOf(start)).isNull();
        assertThat(Expiration.after(Duration.ofDays(30)).endOf(start)).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(Expiration.at(start).endOf(start)).isEqualTo(start);
    }

    @Test
    void comesBackFromItsColumnAsItWent() {
        Question question = new Question(
                GROUP,
                Question.Kind.MULTIPLE_CHOICE,
                true,
                false,
                1,
                "Why?",
                List.of(new Question.Localization("de-de", "Warum?")),
                false,
                null,
                List.of(new Question.Choice("yes", "Yes", List.of())),
                true);
        ApprovalTerms approval =
                new ApprovalTerms(true, false, true, List.of(ApprovalStageTerms.by(List.of(SubjectSet.user(USER)))));
        PolicyTerms terms = new PolicyTerms(
                AllowedTargetScope.SPECIFIC_DIRECTORY_USERS,
                List.of(SubjectSet.user(USER)),
                RequestorTerms.SELF_SERVICE,
                approval,
                Expiration.after(Duration.ofHours(36)),
                List.of(question),
                new AutomaticTerms(true, true, Duration.ofDays(1)),
                true,
                new OtherTerms(Map.of("isEnabled", true), null, null));
        PolicyTermsConverter converter = new PolicyTermsConverter();

        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(terms)))
                .isEqualTo(terms);
    }

    private static PolicyTerms specific(SubjectSet set) {
        return terms(AllowedTargetScope.SPECIFIC_DIRECTORY_USERS, RequestorTerms.SELF_SERVICE, List.of(set));
    }

    private static PolicyTerms terms(AllowedTargetScope scope, RequestorTerms requestor, List<SubjectSet> targets) {
        return new PolicyTerms(
                scope,
                targets,
                requestor,
                ApprovalTerms.NONE,
                Expiration.NEVER,
                List.of(),
                null,
                false,
                OtherTerms.NONE);
    }
}

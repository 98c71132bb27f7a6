package dev.entitlement.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.entitlement.clock.VirtualClock;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;

/** Users and groups as a seed brings them. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({Tenants.class, UserSeed.class, DirectoryGroupSeed.class})
class DirectoryTests {

    @TestConfiguration
    static class Time {

        @Bean
        VirtualClock clock() {
            return new VirtualClock(Clock.systemUTC());
        }
    }

    private static final UUID TENANT = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final UUID OTHER_TENANT = UUID.fromString("99999999-2222-4333-8444-555555555555");
    private static final UUID MIA = UUID.fromString("11111111-2222-4333-8444-0000000000c1");
    private static final UUID ADA = UUID.fromString("11111111-2222-4333-8444-0000000000c3");
    private static final UUID GROUP = UUID.fromString("11111111-2222-4333-8444-0000000000e1");

    @Autowired
    private Tenants tenants;

    @Autowired
    private UserSeed users;

    @Autowired
    private DirectoryGroupSeed groups;

    @Autowired
    private TestEntityManager entities;

    @BeforeEach
    void createTenants() {
        tenants.create(TENANT, "T", "t.example");
        tenants.create(OTHER_TENANT, "O", "o.example");
    }

    @Test
    void aUserHasWhatTheSeedSays() {
        users.load(
                TENANT,
                List.of(
                        new UserSeed.Entry(MIA, "Mia@t.example", "Mia", "a password", "mia@t.example", ADA),
                        new UserSeed.Entry(ADA, "ada@t.example", "Ada", null, null, null)));
        store();

        assertThat(tenants.user(TENANT, MIA)).hasValueSatisfying(mia -> {
            assertThat(mia.userPrincipalName()).isEqualTo("Mia@t.example");
            assertThat(mia.mail()).isEqualTo("mia@t.example");
            assertThat(mia.managerId()).isEqualTo(ADA);
            assertThat(mia.hasPassword("a password")).isTrue();
            assertThat(mia.hasPassword("another")).isFalse();
        });
        assertThat(tenants.user(TENANT, ADA))
                .hasValueSatisfying(ada -> assertThat(ada.hasPassword("")).isFalse());
        assertThat(tenants.user(OTHER_TENANT, MIA)).isEmpty();
    }

    @Test
    void aPrincipalNameIsFoundInAnyCaseInItsOwnTenant() {
        users.load(TENANT, List.of(user(MIA, "Mia@t.example")));
        store();

        assertThat(tenants.userByPrincipalName(TENANT, "mIA@T.EXAMPLE")).isPresent();
        assertThat(tenants.userByPrincipalName(TENANT, "mia")).isEmpty();
        assertThat(tenants.userByPrincipalName(OTHER_TENANT, "Mia@t.example")).isEmpty();
    }

    @Test
    void aPrincipalNameBelongsToOneUser() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.load(TENANT, List.of(user(MIA, "a@t.example"), user(ADA, "A@t.example"))))
                .withMessage("user " + ADA + ": there is another user A@t.example");
        users.load(OTHER_TENANT, List.of(user(MIA, "a@t.example")));
        store();
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> {
            users.load(OTHER_TENANT, List.of(user(ADA, "A@t.example")));
            tenants.userByPrincipalName(OTHER_TENANT, "a@t.example");
        });
    }

    @Test
    void aManagerIsAUserOfTheTenant() {
        users.load(OTHER_TENANT, List.of(user(ADA, "ada@o.example")));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        users.load(TENANT, List.of(new UserSeed.Entry(MIA, "mia@t.example", "Mia", null, null, ADA))))
                .withMessage("user " + MIA + ": there is no user " + ADA);
    }

    @Test
    void aGroupHasTheMembersOfTheSeedAndNobodyElse() {
        users.load(TENANT, List.of(user(MIA, "mia@t.example"), user(ADA, "ada@t.example")));
        groups.load(TENANT, List.of(new DirectoryGroupSeed.Entry(GROUP, "Approvers", Set.of(ADA))));
        store();

        assertThat(tenants.isMember(TENANT, GROUP, ADA)).isTrue();
        assertThat(tenants.isMember(TENANT, GROUP, MIA)).isFalse();
        assertThat(tenants.isMember(TENANT, MIA, ADA)).isFalse();
        assertThat(tenants.isMember(OTHER_TENANT, GROUP, ADA)).isFalse();
    }

    @Test
    void aMemberOfAGroupIsAUserOfTheTenant() {
        users.load(OTHER_TENANT, List.of(user(ADA, "ada@o.example")));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        groups.load(TENANT, List.of(new DirectoryGroupSeed.Entry(GROUP, "Approvers", Set.of(ADA)))))
                .withMessage("group " + GROUP + ": there is no user " + ADA);
    }

    private void store() {
        entities.flush();
        entities.clear();
    }

    private static UserSeed.Entry user(UUID id, String userPrincipalName) {
        return new UserSeed.Entry(id, userPrincipalName, "U", null, null, null);
    }
}

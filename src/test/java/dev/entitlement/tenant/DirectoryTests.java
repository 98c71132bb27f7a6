package dev.entitlement.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedSection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

/** Users and groups as a seed brings them. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({Tenants.class, UserSeed.class, DirectoryGroupSeed.class, DirectoryNames.class})
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
        load(
                users,
                TENANT,
                List.of(
                        new UserSeed.Entry(
                                MIA, "Mia@t.example", "Mia", "a password", "mia@t.example", SeedReference.to(ADA)),
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
        load(users, TENANT, List.of(user(MIA, "Mia@t.example")));
        store();

        assertThat(tenants.userByPrincipalName(TENANT, "mIA@T.EXAMPLE")).isPresent();
        assertThat(tenants.userByPrincipalName(TENANT, "mia")).isEmpty();
        assertThat(tenants.userByPrincipalName(OTHER_TENANT, "Mia@t.example")).isEmpty();
    }

    @Test
    void aPrincipalNameBelongsToOneUser() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(users, TENANT, List.of(user(MIA, "a@t.example"), user(ADA, "A@t.example"))))
                .withMessage("there is another user A@t.example, " + MIA);
        load(users, OTHER_TENANT, List.of(user(MIA, "a@t.example")));
        store();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(users, OTHER_TENANT, List.of(user(ADA, "A@t.example"))))
                .withMessageContaining("there is another user");
    }

    @Test
    void aManagerIsAUserOfTheTenant() {
        load(users, OTHER_TENANT, List.of(user(ADA, "ada@o.example")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(
                        users,
                        TENANT,
                        List.of(new UserSeed.Entry(MIA, "mia@t.example", "Mia", null, null, SeedReference.to(ADA)))))
                .withMessage("there is no user '" + ADA + "'");
    }

    @Test
    void aGroupHasTheMembersOfTheSeedAndNobodyElse() {
        load(users, TENANT, List.of(user(MIA, "mia@t.example"), user(ADA, "ada@t.example")));
        load(groups, TENANT, List.of(new DirectoryGroupSeed.Entry(GROUP, "Approvers", List.of(SeedReference.to(ADA)))));
        store();

        assertThat(tenants.isMember(TENANT, GROUP, ADA)).isTrue();
        assertThat(tenants.isMember(TENANT, GROUP, MIA)).isFalse();
        assertThat(tenants.isMember(TENANT, MIA, ADA)).isFalse();
        assertThat(tenants.isMember(OTHER_TENANT, GROUP, ADA)).isFalse();
    }

    @Test
    void aMemberOfAGroupIsAUserOfTheTenant() {
        load(users, OTHER_TENANT, List.of(user(ADA, "ada@o.example")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(
                        groups,
                        TENANT,
                        List.of(new DirectoryGroupSeed.Entry(GROUP, "Approvers", List.of(SeedReference.to(ADA))))))
                .withMessage("there is no user '" + ADA + "'");
    }

    private static <E> void load(SeedSection<E> section, UUID tenantId, List<E> entries) {
        SeedLoad load = new SeedLoad(tenantId, Instant.EPOCH, () -> {});
        section.load(load, entries);
        load.requireNoProblems();
    }

    private void store() {
        entities.flush();
        entities.clear();
    }

    private static UserSeed.Entry user(UUID id, String userPrincipalName) {
        return new UserSeed.Entry(id, userPrincipalName, "U", null, null, null);
    }
}

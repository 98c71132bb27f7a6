package dev.entitlement.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.store.OnceForAll;
import dev.entitlement.tenant.Tenants;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What the lapse of time does to tokens, and what they cost. */
@DataJpaTest(properties = "spring.jpa.properties.hibernate.generate_statistics=true")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({
    Tenants.class,
    SigningKeys.class,
    TokenSigner.class,
    AccessTokens.class,
    RefreshTokens.class,
    IdTokens.class,
    UserTokens.class,
    ResourcePrincipals.class,
    UserScopes.class,
    ClientAssertions.class,
    ClientAuthentication.class,
    ClientCredentialsGrant.class,
    PasswordGrant.class,
    RefreshTokenGrant.class,
    OnBehalfOfGrant.class,
    TokenGrantsTests.MovableTime.class
})
class TokenGrantsTests {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String TENANT = "11111111-2222-4333-8444-555555555555";
    private static final String APP = "11111111-2222-4333-8444-0000000000a1";
    private static final String USER = "11111111-2222-4333-8444-0000000000c1";

    @ComponentScan(basePackageClasses = OnceForAll.class)
    static class MovableTime {

        @Bean
        VirtualClock clock() {
            InstantSource time = NOW::get;
            return new VirtualClock(time.withZone(ZoneOffset.UTC));
        }
    }

    @Autowired
    private PasswordGrant password;

    @Autowired
    private RefreshTokenGrant refresh;

    @Autowired
    private OnBehalfOfGrant onBehalfOf;

    @Autowired
    private ClientCredentialsGrant clientCredentials;

    @Autowired
    private Tenants tenants;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private EntityManager session;

    @BeforeEach
    void fillTheDirectory() {
        database.update("""
                insert into tenant (id, display_name, domain, of_start, seed, created_at, version)
                values (?, 'T', 't.example', true, 'seed', current_timestamp, 0)
                """, TENANT);
        database.update("""
                insert into client_application
                  (tenant_id, id, object_id, display_name, secret, certificates, app_roles, scopes, redirect_uris, version)
                values (?, ?, ?, 'App', 'secret', '', 'EntitlementManagement.Read.All', 'User.Read', '', 0)
                """, TENANT, APP, APP);
        database.update("""
                insert into directory_user (tenant_id, id, user_principal_name, sign_in_name, display_name, password, version)
                values (?, ?, 'kim@t.example', 'kim@t.example', 'Kim', 'password', 0)
                """, TENANT, USER);
    }

    @Test
    void aRefreshTokenEndsAfterNinetyDays() {
        String refreshToken = String.valueOf(signIn("User.Read offline_access").refreshToken());

        pass(Duration.ofDays(90).minusSeconds(1));
        assertThat(refresh.issue(request("refresh_token", refreshToken)).refreshToken())
                .isNotEqualTo(refreshToken);
        pass(Duration.ofSeconds(1));

        assertThatExceptionOfType(EntraException.class)
                .isThrownBy(() -> refresh.issue(request("refresh_token", refreshToken)))
                .withMessageContaining("AADSTS700082: The refresh token has expired due to inactivity.")
                .withMessageContaining("inactive for 90.00:00:00");
    }

    @Test
    void aRefreshTokenIsOfNoUseWhenTheUserIsGone() {
        String refreshToken = String.valueOf(signIn("User.Read offline_access").refreshToken());
        change("delete from directory_user");

        assertThatExceptionOfType(EntraException.class)
                .isThrownBy(() -> refresh.issue(request("refresh_token", refreshToken)))
                .withMessageContaining("AADSTS50034");
    }

    @Test
    void aRefreshTokenIsOfNoUseWhenThePermissionIsGone() {
        String refreshToken = String.valueOf(signIn("User.Read offline_access").refreshToken());
        change("update client_application set scopes = 'Mail.Read'");

        assertThatExceptionOfType(EntraException.class)
                .isThrownBy(() -> refresh.issue(request("refresh_token", refreshToken)))
                .withMessageContaining("AADSTS65001");
    }

    @Test
    void anAssertionEndsWithItsToken() {
        String assertion = signIn(APP + "/.default").accessToken();

        pass(AccessTokens.LIFETIME.minusSeconds(1));
        assertThat(onBehalfOf.issue(onBehalfOf(assertion)).scope()).isEqualTo("User.Read");
        pass(Duration.ofSeconds(1));

        assertThatExceptionOfType(EntraException.class)
                .isThrownBy(() -> onBehalfOf.issue(onBehalfOf(assertion)))
                .withMessageContaining("AADSTS500133: Assertion is not within its valid time range.");
    }

    @Test
    void aTokenOfAnAppIsHadWithOneStatement() {
        TokenRequest request = request("scope", "https://graph.microsoft.com/.default");
        Statistics statistics =
                session.unwrap(Session.class).getSessionFactory().getStatistics();
        statistics.clear();

        clientCredentials.issue(request);

        // The tenant is looked up before; a secret, a certificate and permissions come with the client's row.
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
    }

    private void change(String statement) {
        database.update(statement);
        session.clear();
    }

    private TokenResponse signIn(String scope) {
        return password.issue(request("username", "kim@t.example", "password", "password", "scope", scope));
    }

    private TokenRequest onBehalfOf(String assertion) {
        return request("requested_token_use", "on_behalf_of", "assertion", assertion, "scope", "User.Read");
    }

    /** A call of the app, which sends its secret. */
    private TokenRequest request(String... parameters) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.setAll(Map.of("client_id", APP, "client_secret", "secret"));
        for (int i = 0; i < parameters.length; i += 2) {
            form.set(parameters[i], parameters[i + 1]);
        }
        return new TokenRequest(
                tenants.find(TENANT).orElseThrow(),
                new TokenForm(form),
                new TokenEndpoint("http://localhost", TENANT, false),
                null);
    }

    private static void pass(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }
}

package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.JournalEmulator.CONTROL;
import static dev.entitlement.acceptance.JournalEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever was sent or answered: no secret of it stands in an answer of the journal, or in an event. */
class JournalSecretsAcceptanceTests {

    private static final String WRONG = "a-secret-that-is-wrong";
    private static final String PASSWORD = "demo-password-of-mia";

    private final JournalTenant tenant = JournalEmulator.tenant();
    private final String tokens = "/" + tenant.alias() + "/oauth2/v2.0/token";
    private EventListener listener;

    @BeforeEach
    void listen() {
        listener = EventListener.of(WIRE.origin(), "?tenant=" + tenant.alias());
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void noneOfThoseThatTokensAreHadWith() {
        String secret = Control.DEMO_APP.secret();
        String app = Control.DEMO_APP.id();
        String basic = Base64.getEncoder().encodeToString((app + ":" + secret).getBytes(StandardCharsets.UTF_8));
        List<Answer> answers = List.of(
                WIRE.tokenAnswer(tenant.alias(), Control.DEMO_APP),
                WIRE.tokenAnswer(tenant.alias(), new Seeds.Client(app, WRONG, List.of())),
                WIRE.form(
                        tokens,
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                app,
                                "client_secret",
                                secret,
                                "username",
                                "mia.jensen@contoso.example",
                                "password",
                                PASSWORD,
                                "scope",
                                "openid offline_access EntitlementManagement.Read.All")),
                WIRE.form(
                        tokens,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                tenant.token(),
                                "scope",
                                Wire.GRAPH)),
                WIRE.form(
                        tokens,
                        Map.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                "client_id",
                                app,
                                "client_secret",
                                secret,
                                "assertion",
                                tenant.token(),
                                "requested_token_use",
                                "on_behalf_of",
                                "scope",
                                Wire.GRAPH)),
                WIRE.form(
                        tokens,
                        Map.of(
                                "grant_type", "refresh_token",
                                "client_id", app,
                                "client_secret", secret,
                                "refresh_token", WRONG)),
                WIRE.send(WIRE.to(tokens)
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + Wire.GRAPH))));
        List<String> secrets = new ArrayList<>(List.of(secret, WRONG, PASSWORD, basic, tenant.token()));
        for (Answer answer : answers) {
            answer.json()
                    .propertyStream()
                    .filter(property -> property.getKey().endsWith("_token"))
                    .forEach(property -> secrets.add(property.getValue().asString()));
        }
        assertThat(secrets).hasSizeGreaterThan(7);

        assertNothingTold(secrets);
    }

    @Test
    void noTokenOfACallNorOfAStep() {
        tenant.reprocess(DEMO_FAILED);
        WIRE.get(Wire.REQUESTS + DEMO_PARTIAL + "?access_token=" + tenant.token(), tenant.token() + "x");
        tenant.reprocess(DEMO_PARTIAL, "X-Forwarded-Authorization", "Bearer " + tenant.token(), "Cookie", "c=" + WRONG);
        tenant.batch(
                Batches.step(
                        "1",
                        "'method':'GET','url':'" + Batches.path(DEMO_FAILED) + "','headers':{'Authorization':'Bearer "
                                + tenant.token() + "','X-Api-Key':'" + WRONG + "'}"),
                Batches.step(
                        "2",
                        "'method':'POST','url':'" + Batches.path(DEMO_FAILED)
                                + "/reprocess','headers':{'Content-Type':'application/json'},'body':{'password':'"
                                + PASSWORD + "'}"));

        assertNothingTold(List.of(tenant.token(), signatureOf(tenant.token()), WRONG, PASSWORD));
    }

    @Test
    void noneThatAMatchAsksFor() {
        WIRE.tokenAnswer(tenant.alias(), new Seeds.Client(Control.DEMO_APP.id(), WRONG, List.of()));
        for (String guess : List.of(WRONG, WRONG.substring(0, 8))) {
            assertThat(tenant.verify("{'match':{'bodyContains':'" + guess + "'},'count':{'exactly':0}}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(tenant.verify("{'match':{'header':{'Authorization':'Bearer " + tenant.token()
                                + "'}},'count':{'exactly':0}}")
                        .status())
                .isEqualTo(200);
    }

    /** What Entra's errors are numbered with is none, although a link to them names it like a code. */
    @Test
    void whatIsNoSecretIsTold() {
        Answer refused = WIRE.tokenAnswer(tenant.alias(), new Seeds.Client(Control.DEMO_APP.id(), WRONG, List.of()));
        assertThat(tenant.told(refused.header("x-ms-request-id"))
                        .at("/answer/body")
                        .asString())
                .isEqualTo(refused.text());
        Answer list = WIRE.get(Wire.REQUESTS, tenant.token());
        assertThat(tenant.told(list).at("/answer/bodyLength").asInt())
                .isEqualTo(list.text().getBytes(StandardCharsets.UTF_8).length);
        assertThat(tenant.told(list).at("/answer/body").asString())
                .isEqualTo(list.text()
                        .substring(
                                0,
                                tenant.told(list).at("/answer/body").asString().length()));
    }

    private void assertNothingTold(List<String> secrets) {
        Answer last = tenant.read(DEMO_FAILED);
        listener.awaited(last);
        String everything = String.join(
                "\n",
                listener.text(),
                tenant.control("GET", "/requests?limit=1000", "").text(),
                CONTROL.get("/requests?limit=1000").text(),
                tenant.verify("{'match':{}}").text(),
                tenant.verify("{'match':{'bodyContains':'not there'}}").text(),
                tenant.verify("{'match':{'header':{'Authorization':'x'}}}").text(),
                tenant.report("").toString());
        assertThat(everything).contains("[redacted]", "token.issue");
        for (String secret : secrets) {
            assertThat(everything).doesNotContain(secret);
        }
    }

    private static String signatureOf(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}

package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SignInEmulator.ANYWHERE;
import static dev.entitlement.acceptance.SignInEmulator.LAST_OF_MANY;
import static dev.entitlement.acceptance.SignInEmulator.TENANT;
import static dev.entitlement.acceptance.SignInEmulator.WIRE;
import static dev.entitlement.acceptance.SignInEmulator.answered;
import static dev.entitlement.acceptance.SignInEmulator.authorize;
import static dev.entitlement.acceptance.SignInEmulator.redeem;
import static dev.entitlement.acceptance.SignInEmulator.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on which somebody is chosen, and the ways in which the app is answered. */
class SignInPageAcceptanceTests {

    private static final String AUTHORIZE = "/" + TENANT + "/oauth2/v2.0/authorize";

    @Test
    void whoIsChosenIsSignedIn() {
        Answer page = authorize(TENANT, Map.of("nonce", "n", "login_hint", "ROBIN@signin.example"));
        assertThat(page.status()).isEqualTo(200);

        Map<String, String> answered =
                answered(WIRE.form(AUTHORIZE, Html.of(page).pressed("Robin")));

        assertThat(answered).containsEntry("state", "some state & more").containsKey("session_state");
        assertThat(redeem(TENANT, Map.of("code", answered.get("code"))).status())
                .isEqualTo(200);
    }

    @Test
    void namesAreEscapedAndNothingRunsOnThePage() {
        Answer page = authorize(TENANT, Map.of());

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;Notes&lt;/b&gt;")
                .doesNotContain("<script", "<b>", "<Co>")
                .contains("<html lang=\"en\">", "<main>", "<h1>Sign in</h1>");
        assertThat(Html.of(page).buttons())
                .extracting(Html.Button::label)
                .containsExactly("<script>alert(1)</script>", "Robin", "Cancel");
        assertThat(nonceOf(page)).isNotEqualTo(nonceOf(authorize(TENANT, Map.of())));
    }

    @Test
    void theHintedUserStandsFirst() {
        Html page = Html.of(authorize(TENANT, Map.of("login_hint", "Robin@signin.example")));

        assertThat(page.buttons()).extracting(Html.Button::label).startsWith("Robin");
        assertThat(page.buttons()).extracting(Html.Button::focused).containsExactly(true, false, false);
    }

    @Test
    void whoCancelsIsReportedToTheApp() {
        Map<String, String> form = Html.of(authorize(TENANT, Map.of())).pressed("Cancel");

        Map<String, String> answered = answered(WIRE.form(AUTHORIZE, form));

        assertThat(answered).containsEntry("error", "access_denied").containsEntry("state", "some state & more");
        assertThat(answered.get("error_description"))
                .startsWith("AADSTS65004: ")
                .contains("\r\nTrace ID: ");
    }

    @Test
    void aHundredAreListedAndTheOthersAreTyped() {
        Answer page = authorize("common", Map.of());
        Html html = Html.of(page);
        assertThat(html.buttons()).hasSize(101);
        assertThat(page.text()).contains("<label for=\"login\">");

        Map<String, String> typed = html.hidden();
        typed.put("login", LAST_OF_MANY.toUpperCase(java.util.Locale.ROOT));
        assertThat(answered(WIRE.form("/common/oauth2/v2.0/authorize", typed))).containsKey("code");
    }

    @Test
    void whoIsMistypedIsAskedForAgain() {
        Map<String, String> typed = Html.of(authorize(TENANT, Map.of())).hidden();
        typed.put("login", "\"><img src=x>");

        Answer again = WIRE.form(AUTHORIZE, typed);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("AADSTS50034", "&quot;&gt;&lt;img").doesNotContain("<img");
        assertThat(Html.of(again).hidden()).isEqualTo(typed(typed));
    }

    @Test
    void aTenantWithoutUsersHasNobodyToChoose() {
        Answer page = authorize("empty.example", Map.of("client_id", "33333333-0000-4000-8000-0000000000a9"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("the tenant has no users");
    }

    @Test
    void theRequestMayBePosted() {
        Answer page = WIRE.form(AUTHORIZE, request(Map.of()));

        assertThat(Html.of(page).buttons()).hasSize(3);
    }

    @Test
    void aBrowserThatTellsNobodyWhereItComesFromIsAnswered() {
        String form =
                SignInEmulator.encoded(Html.of(authorize(TENANT, Map.of())).pressed("Robin"));

        Answer answer = WIRE.send(WIRE.to(AUTHORIZE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "null")
                .POST(BodyPublishers.ofString(form)));

        assertThat(answered(answer)).containsKey("code");
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .as("pages of other origins cannot read where it leads")
                .isNull();
    }

    @Test
    void aFragmentIsAnsweredInTheFragment() {
        Answer answer = authorize(
                TENANT, Map.of("response_mode", "fragment", "prompt", "none", "login_hint", "robin@signin.example"));

        assertThat(answer.header("Location")).startsWith(ANYWHERE + "#code=");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answered(answer)).containsKeys("code", "state", "session_state");
    }

    @Test
    void aFormIsPostedByItselfOrByItsButton() {
        Answer page = authorize(
                TENANT,
                Map.of(
                        "response_mode",
                        "form_post",
                        "state",
                        "\"><script>alert(1)</script>",
                        "prompt",
                        "none",
                        "login_hint",
                        "robin@signin.example"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("action=\"" + ANYWHERE.replace("=", "&#x3D;") + "\"", "<button>Continue</button>")
                .contains("<script nonce=\"" + nonceOf(page) + "\">")
                .containsOnlyOnce("<script");
        assertThat(Html.of(page).hidden())
                .containsOnlyKeys("code", "state", "session_state")
                .containsEntry("state", "\"><script>alert(1)</script>");
        assertThat(redeem(TENANT, Map.of("code", Html.of(page).hidden().get("code")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aQueryOfTheRedirectUriStays() {
        String registered = SignInEmulator.REGISTERED;
        Answer answer = authorize(
                TENANT,
                Map.of(
                        "client_id",
                        SignInEmulator.CONFIDENTIAL,
                        "redirect_uri",
                        registered,
                        "prompt",
                        "none",
                        "login_hint",
                        SignInEmulator.ROBIN));

        assertThat(answer.header("Location")).startsWith(registered + "&code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody@signin.example", "user000@crowded.example"})
    void nobodyIsSignedInSilentlyWithoutAHint(String hint) {
        Map<String, String> answered = answered(authorize(TENANT, Map.of("prompt", "none", "login_hint", hint)));

        assertThat(answered).containsEntry("error", "login_required").doesNotContainKey("code");
        assertThat(answered.get("error_description")).startsWith("AADSTS50058: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"robin@signin.example", SignInEmulator.ROBIN, SignInEmulator.ROBIN + "." + TENANT})
    void aHintSignsInSilently(String hint) {
        assertThat(answered(authorize("common", Map.of("prompt", "none", "login_hint", hint))))
                .containsKey("code");
    }

    private static Map<String, String> typed(Map<String, String> form) {
        Map<String, String> kept = new HashMap<>(form);
        kept.remove("login");
        return kept;
    }

    private static String nonceOf(Answer page) {
        Matcher nonce = Pattern.compile("script-src 'nonce-([^']+)'").matcher(page.header("Content-Security-Policy"));
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }
}

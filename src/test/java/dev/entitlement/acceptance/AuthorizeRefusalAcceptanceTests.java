package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SignInEmulator.CONFIDENTIAL;
import static dev.entitlement.acceptance.SignInEmulator.REGISTERED;
import static dev.entitlement.acceptance.SignInEmulator.TENANT;
import static dev.entitlement.acceptance.SignInEmulator.WIRE;
import static dev.entitlement.acceptance.SignInEmulator.answered;
import static dev.entitlement.acceptance.SignInEmulator.authorize;
import static dev.entitlement.acceptance.SignInEmulator.encoded;
import static dev.entitlement.acceptance.SignInEmulator.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization requests that are refused, to whoever may be told, and hostile ones. */
class AuthorizeRefusalAcceptanceTests {

    private static final String AUTHORIZE = "/" + TENANT + "/oauth2/v2.0/authorize";
    private static final String ATTACK = "\"'><script>alert(1)</script>";

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "client_id, '', 900144",
        "client_id, 00000000-0000-0000-0000-000000000000, 700016",
        "client_id, ' or 1=1', 700016",
        "redirect_uri, '', 900971",
        "redirect_uri, javascript:alert(1), 90102",
        "redirect_uri, JaVaScRiPt:alert(1), 90102",
        "redirect_uri, 'data:text/html,<script>', 90102",
        "redirect_uri, vbscript:x, 90102",
        "redirect_uri, file:///etc/passwd, 90102",
        "redirect_uri, //evil.example/, 90102",
        "redirect_uri, /relative, 90102",
        "redirect_uri, https:evil, 90102",
        "redirect_uri, https://app.example/#fragment, 90102",
        "redirect_uri, 'https://app.example/ x', 90102",
        "redirect_uri, '\u0001javascript:alert(1)', 90102"
    })
    void aPageSaysWhatIsWrongWhileTheAppIsNotKnown(String parameter, String value, int aadsts) {
        assertErrorPage(authorize(TENANT, Map.of(parameter, value)), aadsts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/signed-in",
                "https://app.example/signed-in?from=entra&more",
                "https://app.example:8443/signed-in?from=entra",
                "https://app.example.evil.example/signed-in?from=entra",
                "https://app.example@evil.example/signed-in?from=entra",
                "https://evil.example/https://app.example/signed-in?from=entra",
                "https://localhost/registered",
                "http://127.0.0.1/registered",
                "http://localhost/registered/",
                "http://evil@localhost:1/registered",
                "http://localhost.evil.example/registered"
            })
    void nobodyIsSentToWhereTheAppIsNot(String redirectUri) {
        Answer refused = authorize(
                TENANT,
                Map.of(
                        "client_id",
                        CONFIDENTIAL,
                        "redirect_uri",
                        redirectUri,
                        "prompt",
                        "none",
                        "login_hint",
                        SignInEmulator.ROBIN));

        assertErrorPage(refused, 50011);
    }

    @ParameterizedTest
    @ValueSource(strings = {REGISTERED, "http://localhost/registered", "http://localhost:50123/registered"})
    void whatTheAppHasRegisteredIsItsOwnAtAnyPortOfTheLoopback(String redirectUri) {
        Answer page = authorize(TENANT, Map.of("client_id", CONFIDENTIAL, "redirect_uri", redirectUri));

        assertThat(page.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"msal33333333://auth", "com.example.app:/signed-in", "urn:ietf:wg:oauth:2.0:oob"})
    void aProgramMayHaveASchemeOfItsOwn(String redirectUri) {
        Answer answer = authorize(
                TENANT, Map.of("redirect_uri", redirectUri, "prompt", "none", "login_hint", SignInEmulator.ROBIN));

        assertThat(answer.header("Location")).startsWith(redirectUri + "?code=");
    }

    @ParameterizedTest(name = "{0}={1}: {3}")
    @CsvSource({
        "response_type, '', invalid_request, 900144",
        "response_type, token, unsupported_response_type, 700051",
        "response_type, id_token, unsupported_response_type, 700054",
        "response_type, code id_token, unsupported_response_type, 700054",
        "response_mode, jwt, invalid_request, 70007",
        "scope, '', invalid_request, 900144",
        "prompt, perhaps, invalid_request, 90023",
        "prompt, none login, invalid_request, 90023",
        "code_challenge_method, S256, invalid_request, 50147",
        "code_challenge, short, invalid_request, 501491",
        "nonce, '\u0000', invalid_request, 9002313"
    })
    void theAppIsToldWhatIsWrongWithTheRest(String parameter, String value, String error, int aadsts) {
        Map<String, String> answered = answered(authorize(TENANT, Map.of(parameter, value)));

        assertThat(answered).containsEntry("error", error).containsEntry("state", "some state & more");
        assertThat(answered.get("error_description")).startsWith("AADSTS" + aadsts + ": ");
        assertThat(answered.get("error_uri")).endsWith("code=" + aadsts);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "S256, tooShortForAHash, 501491",
        "S256, a-verifier_of.forty-three~characters-or-more, 501491",
        "plain, 'forty-three characters, but not unreserved ones', 501491",
        "S512, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 50149"
    })
    void aChallengeThatIsNoneIsRefused(String method, String challenge, int aadsts) {
        Map<String, String> answered =
                answered(authorize(TENANT, Map.of("code_challenge_method", method, "code_challenge", challenge)));

        assertThat(answered.get("error_description")).startsWith("AADSTS" + aadsts + ": ");
    }

    @Test
    void whatTheAppWasNotGrantedIsToldWhenSomebodySignsIn() {
        Map<String, String> answered = answered(
                authorize(TENANT, Map.of("scope", "Mail.Send", "prompt", "none", "login_hint", SignInEmulator.ROBIN)));

        assertThat(answered.get("error_description")).startsWith("AADSTS65001: ");
        assertThat(answered).doesNotContainKey("code");
    }

    @Test
    void aFormIsNotPostedToAProgram() {
        Map<String, String> answered = answered(
                authorize(TENANT, Map.of("redirect_uri", "msal33333333://auth", "response_mode", "form_post")));

        assertThat(answered).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id",
                "response_type",
                "redirect_uri",
                "scope",
                "state",
                "nonce",
                "response_mode",
                "prompt",
                "login_hint",
                "code_challenge",
                "code_challenge_method",
                "login",
                "unknown"
            })
    void noParameterBringsScriptsOntoAPage(String parameter) {
        Answer answer = authorize(TENANT, Map.of(parameter, ATTACK));

        assertThat(answer.text()).doesNotContain("<script", "\"'>");
        assertThat(answer.status()).isIn(200, 302, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "state", "response_mode"})
    void aParameterSentTwiceIsRefused(String parameter) {
        Answer refused = WIRE.send(
                WIRE.to(AUTHORIZE + "?" + encoded(request(Map.of("response_mode", "query"))) + "&" + parameter + "=x"));

        assertErrorPage(refused, 9000411);
    }

    @Test
    void lineBreaksInTheStateStayInTheState() {
        String state = "a\r\nSet-Cookie: b=c\r\n\r\n<script>";
        Answer answer = authorize(TENANT, Map.of("state", state, "prompt", "none", "login_hint", SignInEmulator.ROBIN));

        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answered(answer)).containsEntry("state", state);
    }

    @Test
    void aHugeStateIsAnsweredInAFormOnly() {
        Map<String, String> huge =
                request(Map.of("state", "x".repeat(100_000), "prompt", "none", "login_hint", SignInEmulator.ROBIN));
        assertErrorPage(WIRE.form(AUTHORIZE, huge), 90015);

        huge.put("response_mode", "form_post");
        assertThat(Html.of(WIRE.form(AUTHORIZE, huge)).hidden().get("state")).hasSize(100_000);
    }

    @Test
    void aHugeErrorIsAPage() {
        assertErrorPage(
                WIRE.form(AUTHORIZE, request(Map.of("state", "x".repeat(100_000), "response_type", "token"))), 90015);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /no%20one/oauth2/v2.0/authorize?client_id=x, 400, 90002",
        "DELETE, /common/oauth2/v2.0/authorize, 405, 900561",
        "PUT, /common/oauth2/deviceauth, 405, 900561",
        "POST, /COMMON/OAuth2/V2.0/Authorize, 400, 900144"
    })
    void whateverGoesWrongThereIsAPage(String method, String path, int status, int aadsts) {
        Answer refused = WIRE.send(WIRE.to(path).method(method, BodyPublishers.noBody()));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        assertThat(refused.text()).contains("AADSTS" + aadsts + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%ff%fe", "a%0d%0aSet-Cookie:b=c", "%00"})
    void brokenEncodingIsAPageToo(String state) {
        String answer = RawSocket.exchange(
                WIRE.origin(),
                "GET " + AUTHORIZE + "?client_id=x&state=" + state + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: text/html", "AADSTS")
                .doesNotContain("Set-Cookie", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "/beta/oauth2/v2.0/authorize, 401, application/json",
        "/identityGovernance/oauth2/authorize, 401, application/json",
        "/_emulator/oauth2/v2.0/authorize, 404, application/problem+json",
        "/common/oauth2/v2.0/nothing, 404, application/json"
    })
    void otherPathsStayWhatTheyWere(String path, int status, String type) {
        Answer answer = WIRE.send(WIRE.to(path));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith(type);
    }

    private static void assertErrorPage(Answer refused, int aadsts) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.header("Location")).isNull();
        assertThat(refused.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(refused.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(refused.text())
                .contains("AADSTS" + aadsts + ": ", "Trace ID: ")
                .doesNotContain("<form");
    }
}

package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    private static final String SECRET = "hunter2-is-my-secret";
    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJ0aWQiOiIxIn0.c2lnbmF0dXJlLW9mLWEtdG9rZW4";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=S",
                "CLIENT_SECRET=S",
                "client%5Fsecret=S",
                "%63lient_secret=S",
                "client%255Fsecret=S",
                "client-secret=S",
                "a=b&client_assertion=S&c=d",
                "assertion=S",
                "password=S",
                "passwd=S",
                "code=S",
                "CODE=S",
                "code_verifier=S",
                "refresh_token=S",
                "device_code=S",
                "id_token_hint=S",
                "client_secret=S&client_secret=S",
                "\uff43lient_secret=S",
                "redirect_uri=https%3A%2F%2Fapp%2F%3Fcode%3DS",
                "state=client_secret%3DS",
                "client_secret=S%20and%20more&x=y",
                "scope=a&password=S;b"
            })
    void aFormIsToldWithoutItsSecrets(String form) {
        assertThat(body(FORM, form.replace("S", SECRET)))
                .doesNotContain("hunter2")
                .contains("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'client_secret':'S'}",
                "{'client\\u005fsecret':'S'}",
                "{'a':{'b':[{'Refresh_Token' : 'S'}]}}",
                "{'password':['x','S']}",
                "{'password':{'a':'S','b':'}'}}",
                "{'password':'S",
                "{'a':1,'access_token':'S','b':",
                "{'url':'/beta/x?client_secret=S&b=c'}",
                "{'url':'/beta/x?client_secret\\u003dS'}",
                "{'headers':{'X-Auth-Token':'S'}}",
                "{'text':'{\\'password\\':\\'S\\'}'}",
                "{'text':'Authorization: Bearer S'}",
                "[{'idToken':'S'}]",
                "{'secretText':'S'}",
                "'client_secret=S'"
            })
    void jsonIsToldWithoutItsSecretsAlsoWhereItIsBroken(String json) {
        assertThat(body("application/json", json.replace('\'', '"').replace("S", SECRET)))
                .doesNotContain("hunter2")
                .contains("[redacted]");
    }

    @Test
    void whatIsNoSecretStaysAsItWasWritten() {
        String json = "{ \"error\" : {\"code\":\"InvalidRequestState\", \"message\":\"a \\u00fc \\\"b\\\" c=d\"},"
                + " \"n\": 1.50, \"password\": null, \"token_type\":\"Bearer\",\"expires_in\":3599 }";
        String form = "grant_type=client_credentials&client_assertion_type=urn%3Aietf&client_id=1&scope=a%2F.default";

        assertThat(body("application/json", json)).isEqualTo(json);
        assertThat(body(FORM, form)).isEqualTo(form);
        assertThat(redaction.target("/beta/x?$filter=state%20eq%20%27a%27&$skiptoken=abcdefgh"))
                .isEqualTo("/beta/x?$filter=state%20eq%20%27a%27&$skiptoken=abcdefgh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input type=\"hidden\" name=\"code\" value=\"S\">",
                "<input value=\"S\" name=\"id_token\">",
                "<root><client_secret a=\"b\">S</client_secret></root>",
                "--x\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\nS\r\n--x--",
                "client_secret: S",
                "{client_secret:'S'}",
                "password = \"S\"",
                "Basic S and more",
                "{\"client_secret\" \"S\" : bearer S"
            })
    void anyOtherTextIsToldWithoutItsSecrets(String text) {
        assertThat(body("text/plain", text.replace("S", SECRET))).contains("[redacted]");
        assertThat(body("text/plain", text.replace("S", SECRET)))
                .doesNotContain(text.contains("\" \"") ? "bearer h" : "hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "x T y", "/beta/T/x", "{\"a\":\"T\"}", "{\"T\":1}", "a=T", "https://a/#x=T"})
    void tokensAreKnownByTheirLooks(String text) {
        assertThat(body("text/plain", text.replace("T", JWT)))
                .doesNotContain("c2lnbmF0")
                .contains("[redacted]");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer T, Bearer [redacted]",
        "authorization, bearer T, bearer [redacted]",
        "Authorization, Basic T, Basic [redacted]",
        "Authorization, T, [redacted]",
        "Authorization, Secret T, [redacted]",
        "Proxy-Authorization, Bearer T, Bearer [redacted]",
        "Cookie, a=T; b=c, [redacted]",
        "Set-Cookie, a=T, [redacted]",
        "X-Client-Secret, T, [redacted]",
        "x-api-key, T, [redacted]",
        "X-MS-TOKEN-AAD-ACCESS-TOKEN, T, [redacted]",
        "Referer, https://app/?code=T, https://app/?code=[redacted]",
        "Location, https://app/#id_token=T&state=1, https://app/#id_token=[redacted]&state=1",
        "X-Odd, Bearer T, Bearer [redacted]"
    })
    void headersAreToldWithoutTheirSecrets(String name, String value, String told) {
        assertThat(redaction.header(name, value.replace("T", SECRET))).isEqualTo(told);
        assertThat(redaction.text(redaction.header(name, value.replace("T", JWT))))
                .doesNotContain("c2lnbmF0");
    }

    @Test
    void theSameValueIsASecretEverywhereInTheCall() {
        redaction.header("Authorization", "Basic " + base64("client:" + SECRET));
        body(FORM, "client_secret=with%20blanks%2Band&more=1");

        assertThat(redaction.text("The scope " + SECRET + " is not valid"))
                .isEqualTo("The scope [redacted] is not valid");
        assertThat(body("application/json", "{\"echo\":\"with blanks+and\"}")).doesNotContain("blanks");
        assertThat(redaction.target("/x?y=with%20blanks%2Band")).isEqualTo("/x?y=[redacted]");
    }

    @Test
    void whatIsHiddenInBase64IsFound() {
        assertThat(body("application/json", "{\"body\":\"" + base64("client_secret=" + SECRET) + "\"}"))
                .isEqualTo("{\"body\":\"[redacted]\"}");
        assertThat(body("application/json", "{\"body\":\"" + base64("nothing of interest") + "\"}"))
                .contains(base64("nothing of interest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32", "IBM037"})
    void whatCannotBeReadIsNotTold(String charset) {
        byte[] body = ("client_secret=" + SECRET).getBytes(Charset.forName(charset));

        assertThat(redaction.body(FORM, ByteBuffer.wrap(body), false)).isNull();
    }

    @Test
    void aTextThatIsCutInTheMiddleOfACharacterIsToldUpToThere() {
        byte[] body = "grüß".getBytes(StandardCharsets.UTF_8);

        assertThat(redaction.body(null, ByteBuffer.wrap(body, 0, 3), true)).isEqualTo("gr");
        assertThat(redaction.body(null, ByteBuffer.wrap(body, 0, 3), false)).isNull();
    }

    @Test
    void noTextTakesLong() {
        for (String piece :
                new String[] {"a", "%", "\"", "{\"a\":", "a=", "ey", "a.", "<", "name=\"", " ", "\\u", "%2", "["}) {
            String body = piece.repeat(250_000 / piece.length());
            assertThat(body("application/json", body)).isNotNull();
            assertThat(body(FORM, body)).isNotNull();
        }
    }

    private String body(String type, String text) {
        return redaction.body(type, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

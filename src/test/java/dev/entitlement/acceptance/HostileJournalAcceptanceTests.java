package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.JournalEmulator.CONTROL;
import static dev.entitlement.acceptance.JournalEmulator.WIRE;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The journal is asked for what makes no sense, and fed with it. */
class HostileJournalAcceptanceTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=x",
                "since=",
                "since=99999999999999999999",
                "since=-99999999999999d",
                "limit=0",
                "limit=1001",
                "limit=x",
                "limit=",
                "limit=1&limit=2",
                "after=-1",
                "after=x",
                "status=x",
                "status=42",
                "status=600",
                "status=4x",
                "statsu=404",
                "limit=%00",
                "limit",
                "fault=",
                "operation=assignmentRequest.reproces",
                "operation=nothing.*",
                "resource=no-guid",
                "caller=1-1-1-1-1"
            })
    void aQueryThatMakesNoSenseIsRefused(String query) {
        assertProblem(CONTROL.get("/requests?" + query), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "/requests?statsu=1, did you mean 'status'?",
        "/requests?tenat=x, did you mean 'tenant'?",
        "/retry-report?opration=x, did you mean 'operation'?",
        "/retry-report?operation=token.isue, did you mean 'token.issue'?",
        "/retry-report?resource=x, is no GUID",
        "/retry-report?client=x, is no GUID",
        "/requests?operation=asignmentRequest.reprocess, did you mean 'assignmentRequest.reprocess'?",
        "/events?tenat=x, did you mean 'tenant'?"
    })
    @Timeout(30)
    void anUnknownParameterNamesTheNearest(String path, String why) {
        Answer refused = CONTROL.get(path);
        assertProblem(refused, 400);
        assertThat(refused.json().path("detail").asString()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requests?tenant=unheard-of",
                "/requests?tenant=",
                "/requests/none",
                "/requests/%F0%9F%98%80",
                "/retry-report?tenant=unheard-of",
                "/events?tenant=unheard-of"
            })
    void whatIsNotThereIs404(String path) {
        assertProblem(CONTROL.get(path), 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            {'mach':{}}; /mach; did you mean 'match'?
            {'match':{'opration':'x'}}; /match/opration; did you mean 'operation'?
            {'order':[{'methd':'x'}]}; /order/0/methd; did you mean 'method'?
            {'order':[null]}; /order/0; must not be null
            {'order':{}}; /order; a list
            {}; /match; is missing
            {'order':[]}; /match; is missing
            {'match':[]}; /match; an object
            {'match':{'operation':'token.isue'}}; /match/operation; did you mean 'token.issue'?
            {'match':{'operation':''}}; /match/operation; no operation
            {'match':{'method':'PSOT'}}; /match/method; did you mean 'POST'?
            {'match':{'resource':'no-guid'}}; /match/resource; a GUID
            {'match':{'client':''}}; /match/client; a GUID
            {'match':{'user':' '}}; /match/user; a GUID
            {'order':[{},{'operation':'nothing.*'}]}; /order/1/operation; no operation
            {'match':{},'count':{'exactly':''}}; /count/exactly; a whole number
            {'match':{'status':'6xx'}}; /match/status; write 429, or 5xx
            {'match':{'status':42}}; /match/status; write 429, or 5xx
            {'match':{'status':true}}; /match/status; must be
            {'match':{'status':99999999999}}; /match/status; must be
            {'match':{'header':{'X':null}}}; /match/header/X; must not be null
            {'match':{'header':[]}}; /match/header; must be
            {'match':{},'count':{}}; /count; atLeast
            {'match':{},'count':3}; /count; must be
            {'match':{},'count':{'exactly':-1}}; /count; none negative
            {'match':{},'count':{'exactly':1,'atMost':2}}; /count; alone
            {'match':{},'count':{'atLeast':3,'atMost':2}}; /count; atMost
            {'match':{},'count':{'exactly':99999999999}}; /count/exactly; too large
            {'match':{},'within':'61s'}; /within; at most PT1M
            {'match':{},'within':'-5s'}; /within; length of time
            {'match':{},'spacing':{'atLeast':'soon'}}; /spacing/atLeast; length of time
            {'match':{},'spacing':{'honoursRetryAfter':'perhaps'}}; /spacing/honoursRetryAfter; true or false
            """)
    void whatCannotBeVerifiedIsPointedAt(String expectation, String pointer, String why) {
        Answer refused = verify(expectation);
        assertProblem(refused, 400);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/detail").asString()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "'x'", "{", "{'match':{},'since':'x'}", "{'match':{},'match':{}}"})
    void whatIsNoExpectationIsRefused(String body) {
        assertProblem(verify(body), 400);
    }

    @Test
    void whoeverIsVerifiedMustBeThere() {
        assertProblem(Control.post(WIRE, "/requests/verify?tenant=unheard-of", "{'match':{}}"), 404);
    }

    @Test
    void anOrderOfMoreThanAHundredIsRefused() {
        String order = "{},".repeat(100) + "{}";
        assertThat(verify("{'order':[" + order + "]}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/order");
    }

    @Test
    @Timeout(30)
    void noPatternTakesLong() {
        JournalTenant tenant = JournalEmulator.tenant();
        WIRE.get("/v1.0/" + "a".repeat(6_000), tenant.token());
        assertThat(tenant.verify("{'match':{'path':'" + "*a".repeat(5_000) + "*b'}}")
                        .status())
                .isEqualTo(422);
    }

    /** Whatever is called is remembered and told, and nothing of it breaks the journal. */
    @Test
    void nonsenseIsRemembered() {
        JournalTenant tenant = JournalEmulator.tenant();
        List<Answer> answers = List.of(
                WIRE.get("/v1.0/%00%F0%9F%98%80?$filter=%25%25&%5B", tenant.token()),
                WIRE.get("/beta/identityGovernance/../..", tenant.token()),
                tenant.reprocess("no-guid", "client-request-id", "x".repeat(4_000)),
                WIRE.send(WIRE.to("/v1.0/$batch")
                        .header("Authorization", "Bearer " + tenant.token())
                        .header("Content-Type", "application/json; charset=nonsense")
                        .POST(BodyPublishers.ofByteArray(new byte[] {0, 1, (byte) 0xFF}))),
                WIRE.get("/v1.0/users", "a.b.c"),
                WIRE.get("/v1.0/users", "eyJhbGciOiJub25lIn0.eyJ0aWQiOlsxXSwiYXBwaWQiOnt9fQ."));

        for (Answer answer : answers) {
            JsonNode call =
                    CONTROL.get("/requests/" + answer.header("request-id")).json();
            assertThat(call.path("status").asInt()).as(call.toString()).isEqualTo(answer.status());
        }
    }

    /** Tomcat reads such a header's name and no value. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Note: a\u0001b", "Authorization: Bearer \u0001", "X Note: a", ": a", "\u0001: a"})
    void aHeaderThatTomcatRefusesIsRemembered(String header) {
        JournalTenant tenant = JournalEmulator.tenant();
        String answer = RawSocket.exchange(
                WIRE.to("/").build().uri(),
                ("GET /v1.0/users HTTP/1.1\nHost: localhost\nclient-request-id: " + tenant.alias() + "\n" + header
                                + "\nConnection: close\n\n")
                        .replace("\n", "\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 400 ");

        Answer told = CONTROL.get("/requests?clientRequestId=" + tenant.alias());
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().at("/requests/0/status").asInt()).isEqualTo(400);
        assertThat(told.json().at("/requests/0/exchange").asString()).isEqualTo("answered");
        assertThat(CONTROL.get("/requests").status()).isEqualTo(200);
    }

    private static Answer verify(String expectation) {
        return WIRE.send(WIRE.to("/_emulator/requests/verify")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(expectation.replace('\'', '"'))));
    }
}

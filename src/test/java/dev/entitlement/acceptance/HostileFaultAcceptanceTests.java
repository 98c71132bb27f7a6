package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.control;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that cannot be followed arm nothing, and say where. */
class HostileFaultAcceptanceTests {

    @AfterEach
    void disarm() {
        FaultEmulator.disarm();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            {'then':{'latency':'11m'}}; /then/latency/fixed
            {'then':{'latency':'3650d'}}; /then/latency/fixed
            {'then':{'latency':{}}}; /then/latency
            {'then':{'latency':{'uniform':{'min':'2s','max':'1s'}}}}; /then/latency/uniform/min
            {'then':{'latency':{'lognormal':{'median':'1s','sigma':-1}}}}; /then/latency/lognormal/sigma
            {'then':{'timeout':{'after':'1d'}}}; /then/timeout/after
            {'then':{'slowBody':{'over':'1s','chunks':1001}}}; /then/slowBody/chunks
            {'then':{'truncate':{'at':-1}}}; /then/truncate/at
            {'then':{'barrier':{'parties':33}}}; /then/barrier/parties
            {'then':{'barrier':{'timeout':'2m'}}}; /then/barrier/timeout
            {'then':{'stale':{'for':'31d'}}}; /then/stale/for
            {'then':{'error':{'status':200}}}; /then/error/status
            {'then':{'lostResponse':{'via':{'latency':'1s'}}}}; /then/lostResponse/via
            {'then':{'lostResponse':{'via':{'error':{'status':99}}}}}; /then/lostResponse/via/error/status
            {'then':{'reset':{},'empty':{}}}; /then
            {'then':{}}; /then
            {'sequence':[]}; /sequence
            {'sequence':['pass',{'throttle':{'retryAfter':'2d'}}]}; /sequence/1/throttle/retryAfter
            {'then':'pass','id':'../x'}; /id
            {'then':'pass','id':'verify'}; /id
            {'then':'pass','id':'.'}; /id
            {'then':'pass','id':'..'}; /id
            {'then':'pass','match':{'header':{'X Note':'a'}}}; /match/header/X Note
            {'then':'pass','match':{'header':{'X-Note':'a\\r\\nb'}}}; /match/header/X-Note
            {'then':'pass','match':{'header':{'X-Note':'a\\u0001'}}}; /match/header/X-Note
            {'then':'pass','when':{'until':'-1h'}}; /when/until
            {'then':{'timeout':'11m'}}; /then/timeout/after
            {'then':{'token':'revokd'}}; /then/token
            {'then':'pass','when':{'times':0}}; /when/times
            {'then':'pass','when':{'times':1000001}}; /when/times
            {'then':'pass','when':{'skip':-1}}; /when/skip
            {'then':'pass','when':{'every':0}}; /when/every
            {'then':'pass','when':{'probability':1.5}}; /when/probability
            {'then':'pass','match':{'method':'BREW'}}; /match/method
            {'then':'pass','match':{'header':{'a/b':''}}}; /match/header/a~1b
            {'then':'pass','match':{'operation':'assignmentRequest.reproces'}}; /match/operation
            {'then':'pass','match':{'operation':'nothing.*'}}; /match/operation
            {'then':'pass','match':{'resource':''}}; /match/resource
            {'then':'pass','match':{'client':' '}}; /match/client
            {'then':'pass','when':{'times':''}}; /when/times
            {'then':'pass','when':{'times':' '}}; /when/times
            {'then':'pass','when':{'until':''}}; /when/until
            {'then':{'lostResponse':{'via':''}}}; /then/lostResponse/via
            """)
    void whatCannotBeFollowedIsPointedAt(String rule, String pointer) {
        Answer refused = control("POST", FaultEmulator.RULES, rule);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().findValuesAsString("pointer")).contains(pointer);
        assertThat(control("GET", "/_emulator/faults", "").text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "'reset'",
                "{'then':'pass','sequence':['pass']}",
                "{'then':'resett'}",
                "{'then':'latency'}",
                "{'then':7}",
                "{'then':{'error':{'status':null,'code':7}}}",
                "{'then':{'slowBody':{}}}",
                "{'then':'pass','match':{'resource':'not-a-guid'}}",
                "{'then':'pass','when':{'until':'tomorrow'}}",
                "{'then':'pass','when':{'probability':'NaN'}}",
                "{'then':{'lostResponse':{'via':'lostResponse'}}}",
                "{'then':'pass','then':'pass'}",
                "{'sequence':['pass',null]}",
                "{'then':'pass','surprise':1}"
            })
    void whatIsNoRuleIsRefused(String rule) {
        Answer refused = control("POST", FaultEmulator.RULES, rule);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(control("GET", "/_emulator/faults", "").text()).isEqualTo("[]");
    }

    @Test
    void aMisspeltOperationIsToldTheNearestOne() {
        Answer refused = control(
                "POST", FaultEmulator.RULES, "{'match':{'operation':'assignmentrequest.reproces'},'then':'reset'}");
        assertThat(refused.json().path("detail").asString()).contains("did you mean 'assignmentRequest.reprocess'?");
        assertThat(control("POST", FaultEmulator.RULES, "{'match':{'operation':'token.isue'},'then':'reset'}")
                        .text())
                .contains("token.issue");
    }

    @Test
    void noFaultIsCalledAsWhatVerifiesThem() {
        Answer refused = control("PUT", "/_emulator/faults/verify", "{'then':'pass'}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    }

    @Test
    void aMisspeltOutcomeIsToldTheNearestOne() {
        Answer refused = control("POST", FaultEmulator.RULES, "{'then':'resett'}");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("'resett' is no outcome by itself; did you mean 'reset'?");
        assertThat(control("POST", FaultEmulator.RULES, "{'then':'latency'}")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("'latency' is no outcome by itself: it must say how long.");
    }

    /** What is armed is told as it may be sent. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            'timeout':'5s'; {"timeout":{"after":"PT5S"}}
            'token':'revoked'; {"token":{"reason":"revoked"}}
            'token':{'reason':'notYetValid'}; {"token":{"reason":"notYetValid"}}
            'error':{'retryAfter':'PT2S'}; {"error":{"retryAfter":"PT2S"}}
            """)
    void shortFormsAreUnderstood(String outcome, String told) {
        assertThat(FaultEmulator.arm("{'then':{" + outcome + "}}").path("then").toString())
                .isEqualTo(told);
    }

    @Test
    void anErrorThatSaysNoMoreIsThatOfAServiceThatIsUnavailable() {
        FaultEmulator.armRead("{'error':{'retryAfter':'PT2S'}}");
        Answer broken = FaultEmulator.WIRE.get(Wire.REQUESTS + Seeds.GOLDEN, FaultEmulator.TOKEN);
        assertThat(broken.status()).isEqualTo(503);
        assertThat(broken.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void thereIsAMostOfRules() {
        for (int n = 0; n < 1000; n++) {
            FaultEmulator.arm("{'match':{'method':'DELETE'},'then':'pass'}");
        }
        assertThat(control("POST", FaultEmulator.RULES, "{'then':'pass'}").status())
                .isEqualTo(409);
        assertThat(FaultEmulator.WIRE
                        .get(Wire.REQUESTS + Seeds.GOLDEN, FaultEmulator.TOKEN)
                        .status())
                .isEqualTo(200);
    }
}

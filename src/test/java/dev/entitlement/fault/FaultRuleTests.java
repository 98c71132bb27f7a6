package dev.entitlement.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.control.StrictMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FaultRuleTests {

    private static final JsonMapper JSON = StrictMapper.json();

    private static FaultRule read(String rule) {
        return JSON.readValue(rule.replace('\'', '"'), FaultRule.class);
    }

    /** What a rule is written as is the same rule again: so processes share it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'it','then':'pass'}",
                "{'then':{'throttle':{'retryAfter':'7s'}}}",
                "{'then':{'error':{'status':500,'code':'c','message':'m','retryAfter':'1s','body':{'a':[1,null,'x']}}}}",
                "{'then':{'error':{'body':'<html>'}}}",
                "{'then':{'latency':'1s'}}",
                "{'then':{'latency':{'uniform':{'min':'1s','max':'2s'}}}}",
                "{'then':{'latency':{'lognormal':{'median':'1s','sigma':1}}}}",
                "{'then':{'timeout':'2s'}}",
                "{'then':'timeout'}",
                "{'sequence':['reset','empty',{'truncate':{'at':3}},'truncate',{'slowBody':{'over':'1s','chunks':3}}]}",
                "{'then':{'token':'notYetValid'}}",
                "{'then':{'token':{'reason':'revoked','claimsChallenge':true}}}",
                "{'then':'duplicate'}",
                "{'then':{'stale':{'for':'1h'}}}",
                "{'then':{'barrier':{'parties':3,'timeout':'20s'}}}",
                "{'then':{'lostResponse':{'via':{'error':{'status':502}}}}}",
                "{'match':{'operation':'a.*','resource':'5eed0000-0000-4000-8000-000000000001',"
                        + "'header':{'X-Run':'7*'},'method':'GET','path':'*'},"
                        + "'when':{'skip':1,'times':2,'every':3,'probability':0.5,'until':'2030-01-31T09:00:00.123Z'},"
                        + "'then':'barrier'}",
            })
    void isTheSameWhenItIsReadAgain(String text) {
        FaultRule rule = read(text);

        FaultRule again = JSON.readValue(JSON.writeValueAsBytes(rule), FaultRule.class);

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("when.until.fromNow")
                .isEqualTo(rule);
    }

    @Test
    void itsTimeIsAnInstantOnceItIsArmed() {
        Instant now = Instant.parse("2026-01-31T09:00:00Z");

        FaultRule armed = read("{'when':{'until':'+1h'},'then':'error'}").asOf(now);

        assertThat(armed.timing().until()).hasToString("2026-01-31T10:00:00Z");
    }
}

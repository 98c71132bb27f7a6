package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.WIRE;
import static dev.entitlement.acceptance.FaultEmulator.arm;
import static dev.entitlement.acceptance.FaultEmulator.control;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls rules take, how they count them, and what they tell of it. */
class FaultRuleAcceptanceTests {

    private static final String READ = Wire.REQUESTS + Seeds.GOLDEN;
    private static final String ONE = "/_emulator/faults/%s?tenant=" + Seeds.TENANT;

    @AfterEach
    void disarm() {
        FaultEmulator.disarm();
    }

    private static List<Integer> reads(int count) {
        return Stream.generate(() -> WIRE.get(READ, TOKEN).status())
                .limit(count)
                .toList();
    }

    @Test
    void aSequenceHasOneOutcomeForEachHit() {
        arm("""
                {'id':'flaky','match':{'operation':'assignmentRequest.get','resource':'%s','client':'%s'},
                 'when':{'skip':1},
                 'sequence':[{'throttle':{'retryAfter':'PT7S'}},'pass',{'error':{'status':500}},{'error':{'status':502}}]}
                """.formatted(Seeds.GOLDEN, Seeds.PERMITTED.id()));
        assertThat(reads(7)).containsExactly(200, 429, 200, 500, 502, 200, 200);
        assertThat(FaultEmulator.rule("flaky").toString())
                .contains("\"matched\":5", "\"hits\":4", "\"remaining\":0", "\"completed\":true");
    }

    @Test
    void everySomethingThCallIsTakenUntilTheTimesAreOver() {
        arm("{'match':{'operation':'assignmentRequest.*'},'when':{'every':3,'times':2},'then':'error'}");
        assertThat(reads(10)).containsExactly(200, 200, 503, 200, 200, 503, 200, 200, 200, 200);
    }

    @Test
    void theSameSeedNumberMakesTheSameChoices() {
        String rule = "{'id':'dice','match':{'path':'*/accesspackageassignmentrequests/*'},"
                + "'when':{'probability':0.5},'then':'error'}";
        arm(rule);
        List<Integer> first = reads(24);
        assertThat(control("PUT", ONE.formatted("dice"), rule).status()).isEqualTo(200);
        assertThat(reads(24)).isEqualTo(first).contains(200, 503);
        Answer list = control("GET", FaultEmulator.RULES, "");
        assertThat(list.header("x-emulator-seed-number")).isEqualTo("42");
        assertThat(FaultEmulator.output()).contains("EMULATOR_SEED_NUMBER=42");
    }

    @Test
    void aRuleEndsInTheEmulatedWorld() {
        arm("{'id':'past','then':'error','when':{'until':'+1m'}}");
        control("POST", "/_emulator/clock/advance?tenant=" + Seeds.TENANT, "{'by':'1m'}");
        arm("{'id':'future','then':'throttle','when':{'until':'+1h','times':1}}");
        assertThat(reads(2)).containsExactly(429, 200);
        assertThat(FaultEmulator.rule("past").path("completed").asBoolean()).isTrue();
        control("DELETE", "/_emulator/clock?tenant=" + Seeds.TENANT, "");
    }

    @Test
    void theFirstRuleThatIsDueTakesTheCall() {
        arm("{'id':'first','when':{'skip':1,'times':1},'then':{'error':{'status':500}}}");
        arm("{'id':'second','then':{'error':{'status':501}}}");
        assertThat(reads(3)).containsExactly(501, 500, 501);
        assertThat(control("GET", FaultEmulator.RULES, "").json().findValuesAsString("id"))
                .containsExactly("first", "second");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            'client':'11111111-0000-4000-8000-0000000000a2'; false
            'resource':'11111111-0000-4000-8000-0000000e0002'; false
            'operation':'assignmentRequest.list'; false
            'method':'PATCH'; false
            'user':'11111111-0000-4000-8000-0000000000c1'; false
            'path':'/v1.0/*'; false
            'path':'/beta/*/accessPackageAssignmentRequests/*'; true
            'header':{'X-Run':'7*'}; true
            'header':{'x-run':'8*'}; false
            'header':{'x-run':'7-a','User-Agent':'*'}; true
            """)
    void aRuleTakesOnlyWhatAgreesWithAllOfIt(String match, boolean taken) {
        arm("{'match':{" + match + "},'then':'error'}");
        Answer answer = WIRE.send(WIRE.to(READ)
                .header("Authorization", "Bearer " + TOKEN)
                .header("User-Agent", "test")
                .header("X-Run", "7-a"));
        assertThat(answer.status()).isEqualTo(taken ? 503 : 200);
    }

    @Test
    void aFaultThatNeverFiredIsToldWithTheNearestCalls() {
        arm("{'id':'never','match':{'operation':'assignmentRequest.get','resource':'%s'},'sequence':['reset','reset']}"
                .formatted(Seeds.DELIVERED));
        arm("{'id':'any','then':'pass'}");
        reads(1);
        Answer unmet = FaultEmulator.verify();
        assertThat(unmet.status()).isEqualTo(422);
        assertThat(unmet.json().path("code").asString()).isEqualTo("faultsUnmet");
        assertThat(unmet.json().at("/faults/0/id").asString()).isEqualTo("never");
        assertThat(unmet.json().at("/faults/0/remaining").asInt()).isEqualTo(2);
        assertThat(unmet.json().at("/faults").size()).isEqualTo(1);
        assertThat(unmet.json().path("detail").asString())
                .isEqualTo("Fault 'never' has fired 0 of 2 times; nearest were: assignmentRequest.get of "
                        + Seeds.GOLDEN + " by " + Seeds.PERMITTED.id() + ": another resource.");
    }

    /** The commonest mistake: the rule is in another tenant than the calls. What those are is not told. */
    @Test
    void aCallThatWouldHaveMatchedInAnotherTenantIsToldAsOne() {
        new Control(WIRE).demoTenant("elsewhere");
        String elsewhere = "/_emulator/faults?tenant=elsewhere";
        assertThat(control(
                                "POST",
                                elsewhere,
                                "{'id':'astray','match':{'operation':'assignmentRequest.get'},'when':{'times':1},'then':'reset'}")
                        .status())
                .isEqualTo(201);
        reads(1);
        Answer unmet = control("POST", elsewhere.replace("faults", "faults/verify"), "");

        assertThat(unmet.json().path("detail").asString())
                .isEqualTo(
                        "Fault 'astray' has fired 0 of 1 times; nearest were: a call that matches, of another tenant.");
        assertThat(unmet.text()).doesNotContain(Seeds.GOLDEN, Seeds.TENANT);
        assertThat(control("DELETE", elsewhere, "").status()).isEqualTo(204);
    }

    @Test
    void aBadTokenIsRefusedAsEverAndDoesNotCount() {
        arm("{'id':'any','then':'error'}");
        assertThat(WIRE.get(READ, "no.good.token").status()).isEqualTo(401);
        assertThat(FaultEmulator.rule("any").path("matched").asInt()).isZero();
    }

    @Test
    void tenantsDoNotMeetEachOthersFaults() {
        String stranger = WIRE.token(Seeds.OTHER_TENANT, Seeds.STRANGER);
        FaultEmulator.armIn(Seeds.OTHER_TENANT, "{'id':'same','then':'error'}");
        assertThat(reads(1)).containsExactly(200);
        assertThat(WIRE.get(Wire.REQUESTS, stranger).status()).isEqualTo(503);
        assertThat(control("GET", ONE.formatted("same"), "").status()).isEqualTo(404);
        assertThat(control("GET", "/_emulator/faults", "").json().size()).isEqualTo(1);
    }

    @Test
    void theControlApiIsNeverTouched() {
        arm("{'id':'all','then':'reset'}");
        assertThat(IntStream.range(0, 3)
                        .mapToObj(n -> control("GET", "/_emulator/coverage", "").status()))
                .containsOnly(200);
    }

    @Test
    void rulesAreReplacedAndRemovedOneByOne() {
        arm("{'id':'a','then':'error'}");
        assertThat(control("POST", FaultEmulator.RULES, "{'id':'a','then':'error'}")
                        .status())
                .isEqualTo(409);
        assertThat(control("PUT", ONE.formatted("a"), "{'id':'b','then':'error'}")
                        .status())
                .isEqualTo(400);
        assertThat(control("PUT", ONE.formatted("a"), "{'then':'throttle'}").status())
                .isEqualTo(200);
        assertThat(reads(1)).containsExactly(429);
        assertThat(control("DELETE", ONE.formatted("a"), "").status()).isEqualTo(204);
        assertThat(control("DELETE", ONE.formatted("a"), "").status()).isEqualTo(404);
        assertThat(reads(1)).containsExactly(200);
    }
}

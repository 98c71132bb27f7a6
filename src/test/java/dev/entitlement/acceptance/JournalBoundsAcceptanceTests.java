package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The journal takes no more memory than it may, and no tenant takes another's share. */
class JournalBoundsAcceptanceTests {

    private static final int MOST = 100;
    private static final int LONGEST_BODY = 1024;
    private static final String CATALOGS = "/v1.0/identityGovernance/entitlementManagement/catalogs";

    private static EmulatorProcess emulator;
    private static Wire wire;
    private static Control control;

    @BeforeAll
    static void start() {
        emulator = EmulatorProcess.started(Map.of(
                "EMULATOR_JOURNAL_MAX_ENTRIES", String.valueOf(MOST),
                "EMULATOR_JOURNAL_MAX_BYTES", "1MB",
                "EMULATOR_JOURNAL_MAX_BODY", "1KB"));
        wire = new Wire(emulator.origin());
        control = new Control(wire);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void forgetTheCallsOfOtherTests() {
        control.delete("/requests");
    }

    @Test
    void whoCallsALotPushesOutTheirOwnCalls() {
        JournalTenant quiet = new JournalTenant(control, wire, "quiet");
        JournalTenant loud = new JournalTenant(control, wire, "loud");
        Answer early = loud.read(DEMO_FAILED);
        Answer kept = quiet.read(DEMO_FAILED);
        for (int n = 0; n < 2 * MOST; n++) {
            loud.read(DEMO_FAILED);
        }
        // Nobody's calls are bounded like a tenant's.
        for (int n = 0; n < MOST; n++) {
            wire.get("/v1.0/users", "no-token");
        }

        assertThat(quiet.told(kept).path("status").asInt()).isEqualTo(200);
        assertThat(quiet.calls("")).hasSize(2);
        assertThat(loud.calls("")).hasSizeBetween(MOST / 3, MOST - 2);
        assertThat(control.get("/requests/" + early.header("request-id")).status())
                .isEqualTo(404);
        assertThat(control.get("/requests?limit=1000").json().path("requests")).hasSize(MOST);
    }

    @Test
    void ofABodyOnlyTheBeginningIsKeptAndTheRestIsCounted() {
        JournalTenant tenant = new JournalTenant(control, wire, "bodies");
        String body = "{\"displayName\":\"Large\",\"description\":\"" + "x".repeat(4 * LONGEST_BODY) + "\"}";
        Answer created = wire.send(wire.to(CATALOGS)
                .header("Authorization", "Bearer " + tenant.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));

        JsonNode request = tenant.told(created).path("request");

        assertThat(request.path("body").asString()).isEqualTo(body.substring(0, LONGEST_BODY));
        assertThat(request.path("bodyLength").asInt()).isEqualTo(body.length());
        assertThat(request.path("bodyCut").asBoolean()).isTrue();
        JsonNode list = tenant.told(wire.get(Wire.REQUESTS, tenant.token())).path("answer");
        assertThat(list.path("body").asString()).hasSize(LONGEST_BODY);
        assertThat(list.path("bodyCut").asBoolean()).isTrue();
    }

    @Test
    void bytesAreBoundedToo() {
        JournalTenant tenant = new JournalTenant(control, wire, "bytes");
        JournalTenant other = new JournalTenant(control, wire, "bystander");
        Answer kept = other.read(DEMO_FAILED);
        for (int n = 0; n < MOST; n++) {
            tenant.read(DEMO_FAILED, "X-Large", "x".repeat(7_000), "Y-Large", "y".repeat(7_000));
        }
        assertThat(tenant.calls("limit=1000")).hasSizeBetween(20, 70);
        assertThat(other.told(kept).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void aCallThatCameFirstIsStillJudgedByWhatIsLeft() {
        JournalTenant tenant = new JournalTenant(control, wire, "judged");
        for (int n = 0; n < MOST; n++) {
            tenant.read(DEMO_FAILED);
        }
        assertThat(tenant.report("").at("/summary/attempts").asInt()).isLessThanOrEqualTo(MOST);
        assertThat(tenant.verify("{'match':{},'count':{'atMost':" + MOST + "}}").status())
                .isEqualTo(200);
    }
}

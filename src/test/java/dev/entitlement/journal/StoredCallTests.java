package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.http.CallNotes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of a call says the same as the call, but for its secrets. */
class StoredCallTests {

    private static final UUID TENANT = new UUID(0, 1);
    private static final UUID CLIENT = UUID.fromString("5eed0000-0000-4000-8000-0000000000a1");
    private static final String TOKEN = part("{\"alg\":\"none\",\"kid\":\"k\"}") + "."
            + part("{\"tid\":\"" + TENANT + "\",\"appid\":\"" + CLIENT + "\"}") + ".c2lnbmF0dXJlLW9mLW1pbmU";
    private static final String REFUSAL = "{\"error\":{\"code\":\"Busy\",\"message\":\"Wait.\"}}";

    @Test
    void whatCanBeReadOffACallCanBeReadOffWhatIsKept() {
        RecordedCall call = call("Bearer " + TOKEN, "{\"password\":\"a-secret-password\",\"name\":\"x\"}");
        String written = StoredCall.of(call).written();

        assertThat(written).doesNotContain("a-secret-password", "c2lnbmF0dXJlLW9mLW1pbmU");
        RecordedCall kept = read(written).recorded(null);
        assertThat(CallFacts.clientOf(kept)).isEqualTo(CLIENT);
        assertThat(CallFacts.refusalOf(kept)).isEqualTo("Busy: Wait.");
        assertThat(CallFacts.retryAfterOf(kept)).isEqualTo(CallFacts.retryAfterOf(call));
        assertThat(CallFacts.retryAttemptOf(kept)).isEqualTo(2);
        assertThat(CallFacts.tokenOf(kept, Telling.learned(kept)))
                .isEqualTo(CallFacts.tokenOf(call, Telling.learned(call)));
        assertThat(RetryReports.attempt(kept)).isEqualTo(RetryReports.attempt(call));
        assertThat(kept.notes().faults()).isEqualTo(call.notes().faults());
    }

    @Test
    void whatIsKeptOnceIsTheSameKeptAgain() {
        RecordedCall call = call("Bearer " + TOKEN, "{\"client_secret\":\"hidden-from-all\",\"name\":\"x\"}");
        StoredCall stored = StoredCall.of(call);

        assertThat(StoredCall.of(read(stored.written()).recorded(null))).isEqualTo(stored);
    }

    @Test
    void whatIsNoTextIsNotToldOfWhatIsKeptEither() {
        RecordedCall kept = read(StoredCall.of(call("Basic eDp5", "\u0000\u0001"))
                        .written())
                .recorded(null);

        assertThat(kept.body().total()).isEqualTo(2);
        assertThat(Telling.bodyOf(kept.body(), List.of(), new Redaction())).isNull();
    }

    @Test
    void aBodyOfWhichOnlyTheBeginningWasKeptIsToldToBeCut() {
        RecordedCall kept =
                read(StoredCall.of(call("none", "x".repeat(2_000))).written()).recorded(null);

        assertThat(kept.body().isCut()).isTrue();
        assertThat(kept.body().total()).isEqualTo(2_000);
        assertThat(Telling.bodyOf(kept.body(), List.of(), new Redaction())).hasSize(1_000);
    }

    @Test
    void aStepOfABatchThatIsForgottenStillNamesIt() {
        RecordedCall batch = call("none", "");
        RecordedCall step = new RecordedCall(
                2, new RecordedCall.Origin(true, "step", null, batch), batch.head(), batch.notes(), new BodyCopy(0));
        step.end(batch.ending());

        StoredCall stored = read(StoredCall.of(step).written());

        assertThat(stored.batch()).isEqualTo("call");
        RecordedCall kept = stored.recorded(stored.forgottenBatch("call"));
        assertThat(RetryReports.attempt(kept)).isEqualTo(RetryReports.attempt(step));
    }

    private static StoredCall read(String written) {
        return StoredCall.read(written.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordedCall call(String authorization, String body) {
        RecordedCall call = new RecordedCall(
                1,
                new RecordedCall.Origin(true, "call", "mine", null),
                new RecordedCall.Head(
                        SentCall.START,
                        "POST",
                        "/v1.0/x?a=b",
                        "/v1.0/x",
                        "HTTP/1.1",
                        List.of("Authorization", authorization, "Retry-Attempt", "2", "SdkVersion", "graph-java/1")),
                CallNotes.restored(
                        "thing.make", new UUID(0, 7), null, null, List.of(new CallNotes.FaultNote("f", "throttle"))),
                copy(body));
        call.end(new Ending(
                SentCall.START.plusMillis(10),
                SentCall.START,
                TENANT,
                429,
                List.of("Content-Type", "application/json", "Retry-After", "7"),
                copy(REFUSAL),
                false));
        return call;
    }

    private static BodyCopy copy(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        BodyCopy copy = new BodyCopy(1_000);
        copy.add(bytes, 0, bytes.length);
        return copy;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

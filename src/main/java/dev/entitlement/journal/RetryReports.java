package dev.entitlement.journal;

import dev.entitlement.criteria.KnownOperations;
import dev.entitlement.http.CallNotes.FaultNote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes reports of how clients retried out of what the journal remembers. */
@Service
class RetryReports {

    private final CallQueries queries;
    private final KnownOperations operations;

    RetryReports(CallQueries queries, KnownOperations operations) {
        this.queries = queries;
        this.operations = operations;
    }

    /** A report of the calls that are asked for; what is null does not matter. */
    RetryReport report(
            @Nullable String tenant,
            @Nullable String operation,
            @Nullable String resource,
            @Nullable String client,
            @Nullable String since) {
        CallFilter filter = new CallFilter(operation, null, client, null, resource, null);
        filter.require(operations);
        Set<UUID> of = queries.tenantIds(tenant);
        CallQueries.Since from = queries.since(since);
        queries.settle();
        List<RecordedCall> calls = queries.withConsequences(queries.calls(of, from));
        List<RetryAttempt> all = calls.stream().map(RetryReports::attempt).toList();
        List<RetryAttempt> judged = calls.stream()
                .filter(filter::accepts)
                .map(RetryReports::attempt)
                .toList();
        return RetryReport.of(all, judged);
    }

    /** What a step of a batch is answered, the client has once the batch is answered, or loses with it. */
    static RetryAttempt attempt(RecordedCall call) {
        RecordedCall batch = call.origin().batch();
        RecordedCall answered = batch == null ? call : batch;
        Ending ending = answered.ending();
        boolean lost = Exchange.isLost(call) || Exchange.isLost(answered);
        UUID resource = call.notes().resource();
        String operation = Optional.ofNullable(call.notes().operation())
                .orElse(call.head().method() + " " + call.head().path());
        return new RetryAttempt(
                call.sequence(),
                call.origin().requestId(),
                callerOf(call),
                operation,
                resource == null ? "" : resource.toString(),
                call.origin().clientRequestId(),
                CallFacts.retryAttemptOf(call),
                countsRetries(call),
                call.head().received(),
                ending == null ? null : ending.at(),
                Exchange.statusOf(call),
                Exchange.isLost(call) ? Exchange.of(call) : Exchange.of(answered),
                lost,
                CallFacts.retryAfterOf(call).orElse(null),
                call.notes().faults().stream().map(FaultNote::id).toList(),
                effectsOf(call),
                duplicateDeliveriesOf(call));
    }

    /** Microsoft's SDKs send {@code Retry-Attempt} whenever their own handler retries. */
    private static boolean countsRetries(RecordedCall call) {
        String sdk = call.header("SdkVersion");
        return sdk != null && sdk.startsWith("graph-");
    }

    private static String callerOf(RecordedCall call) {
        UUID client = CallFacts.clientOf(call);
        UUID user = CallFacts.userOf(call);
        return (client == null ? "anonymous" : client.toString())
                + (user == null ? "" : " for " + user)
                + (call.tenantId() == null ? "" : " in " + call.tenantId());
    }

    /**
     * The changes of assignment requests that the call itself made; and where it can have made none of those, one for
     * what it created.
     */
    private static int effectsOf(RecordedCall call) {
        int moved = (int) call.consequences().stream()
                .filter(consequence -> consequence.cause().isAccepted())
                .count();
        String exchange = Exchange.of(call);
        boolean carriedOut = Set.of(Exchange.ANSWERED, Exchange.LOST_RESPONSE, Exchange.CLIENT_GONE)
                .contains(exchange);
        boolean created = call.origin().graph()
                && carriedOut
                && call.head().method().equals("POST")
                && Exchange.statusOf(call) == 201;
        return moved > 0 ? moved : created ? 1 : 0;
    }

    private static int duplicateDeliveriesOf(RecordedCall call) {
        Map<String, Integer> ended = new HashMap<>();
        int announced = 0;
        for (Consequence consequence : call.consequences()) {
            if (consequence.cause() == Consequence.Cause.DELIVERY) {
                ended.merge(consequence.assignmentRequest() + " " + consequence.attempt(), 1, Integer::sum);
            }
            announced += consequence.cause() == Consequence.Cause.DUPLICATED_DELIVERY ? 1 : 0;
        }
        int repeated = ended.values().stream().mapToInt(times -> times - 1).sum();
        return Math.max(repeated, announced);
    }
}

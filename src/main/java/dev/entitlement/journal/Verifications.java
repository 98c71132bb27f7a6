package dev.entitlement.journal;

import dev.entitlement.control.ControlException;
import dev.entitlement.criteria.KnownOperations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.async.DeferredResult;

/** Verifies what was expected of calls, and waits for it where that is asked for, without a thread for each who waits. */
@Service
class Verifications {

    static final int MOST_WAITING = 100;
    private static final int MOST_TOLD = 100;

    private final CallQueries queries;
    private final Telling telling;
    private final JournalEvents events;
    private final DecisionThread thread;
    private final KnownOperations operations;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean stopping;

    Verifications(
            CallQueries queries,
            Telling telling,
            JournalEvents events,
            DecisionThread thread,
            KnownOperations operations) {
        this.queries = queries;
        this.telling = telling;
        this.events = events;
        this.thread = thread;
        this.operations = operations;
    }

    /**
     * Verifies an expectation, at once or within the time that it gives.
     *
     * @return fails with 422 where it is not met, telling what was and the nearest misses
     * @throws ControlException 400 when it makes no sense; 404 for an unknown tenant; 503 when too many wait
     */
    DeferredResult<VerifiedJson> verify(@Nullable String tenant, Expectation expected) {
        expected.require(operations);
        Set<UUID> of = queries.tenantIds(tenant);
        CallQueries.Since since = queries.since(expected.since());
        queries.settle();
        DeferredResult<VerifiedJson> answer = new DeferredResult<>(0L);
        Wait wait = new Wait(expected, of, since, answer);
        if (wait.isDecided(expected.patience().isZero())) {
            return answer;
        }
        if (waiting.incrementAndGet() > MOST_WAITING || stopping) {
            waiting.decrementAndGet();
            throw ControlException.busy("No more than " + MOST_WAITING + " calls wait to be verified at once.");
        }
        wait.begin();
        return answer;
    }

    /** Whoever still waits is told so, for the server waits for them. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        events.signal();
    }

    private final class Wait implements Runnable {

        private final Expectation expected;
        private final @Nullable Set<UUID> of;
        private final CallQueries.Since since;
        private final DeferredResult<VerifiedJson> answer;
        private @Nullable Future<?> timeout;
        private boolean over;

        Wait(
                Expectation expected,
                @Nullable Set<UUID> of,
                CallQueries.Since since,
                DeferredResult<VerifiedJson> answer) {
            this.expected = expected;
            this.of = of;
            this.since = since;
            this.answer = answer;
        }

        /** What came between the first look and the watch is found by a second look. */
        synchronized void begin() {
            events.watch(this);
            timeout = thread.in(expected.patience(), () -> look(true));
            run();
        }

        /** Something has happened: have a look, but not on the thread of the call that it happened to. */
        @Override
        public void run() {
            thread.once(this, () -> look(false));
        }

        private synchronized void look(boolean last) {
            if (!over && (isBroken(last) || isDecided(last) || isCutOff())) {
                over = true;
                events.unwatch(this);
                waiting.decrementAndGet();
                if (timeout != null) {
                    timeout.cancel(false);
                }
            }
        }

        /** Whether what has happened cannot be read, which is the answer then. */
        private boolean isBroken(boolean last) {
            try {
                queries.catchUp(last);
                return false;
            } catch (RuntimeException failed) {
                answer.setErrorResult(failed);
                return true;
            }
        }

        private boolean isDecided(boolean last) {
            try {
                Verification verification = Verification.of(expected, queries.calls(of, since), telling);
                boolean decided =
                        switch (verification.state()) {
                            case MET, FAILED -> true;
                            case MET_SO_FAR, OPEN -> last;
                        };
                if (decided) {
                    tell(verification);
                }
                return decided;
            } catch (RuntimeException failed) {
                answer.setErrorResult(failed);
                return true;
            }
        }

        /** What is expected might still come: that it has not is no answer. */
        private boolean isCutOff() {
            if (stopping) {
                answer.setErrorResult(ControlException.busy("The emulator stops, and cannot wait for calls any more."));
            }
            return stopping;
        }

        private void tell(Verification verification) {
            if (verification.isMet()) {
                answer.setResult(new VerifiedJson(verification.matched().size(), summaries(verification.matched())));
            } else {
                answer.setErrorResult(unmet(verification));
            }
        }

        private ControlException unmet(Verification verification) {
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("count", verification.matched().size());
            found.put("calls", summaries(verification.matched()));
            found.put("unmet", verification.unmet());
            CallMatch lacking = verification.lacking();
            found.put(
                    "nearestMisses",
                    lacking == null
                            ? List.of()
                            : Verification.nearest(lacking, queries.calls(of, since), telling).stream()
                                    .map(near -> Map.of("call", telling.summary(near.call()), "misses", near.misses()))
                                    .toList());
            return ControlException.unmet("callsNotAsExpected", String.join("; ", verification.unmet()) + ".", found);
        }

        private List<SummaryJson> summaries(List<RecordedCall> calls) {
            return calls.stream()
                    .skip(Math.max(0, calls.size() - MOST_TOLD))
                    .map(telling::summary)
                    .toList();
        }
    }
}

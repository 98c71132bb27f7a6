package dev.entitlement.journal;

import dev.entitlement.control.StartRehearsed;
import dev.entitlement.store.OnSharedDatabase;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes calls and what comes of them behind those who call, in batches, by one thread. While that is not possible it keeps
 * as much as {@link Unwritten} has room for.
 */
@Component
@OnSharedDatabase
class CallWriter {

    private static final Logger log = LoggerFactory.getLogger(CallWriter.class);

    /** How long a batch is collected unless somebody wants it now. */
    private static final long INTERVAL_MILLIS = 50;

    /** Before it is tried again what was not possible. */
    private static final long PAUSE_MILLIS = 500;

    /** What is left at the end is given up if it takes longer. */
    private static final long PATIENCE_AT_THE_END_MILLIS = 2_000;

    private final Journal journal;
    private final CallNumbers numbers;
    private final BatchWriter batches;
    private final Unwritten unwritten;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Object progress = new Object();
    private volatile @Nullable Thread thread;
    private long done;
    private long lost;
    private boolean failing;

    CallWriter(Journal journal, CallNumbers numbers, BatchWriter batches, JournalProperties properties) {
        this.journal = journal;
        this.numbers = numbers;
        this.batches = batches;
        this.unwritten =
                new Unwritten(properties.maxEntries(), properties.maxBytes().toBytes() / 2);
    }

    /** A call has ended. */
    void ended(RecordedCall call) {
        unwritten.add(call);
    }

    /** Something has come of a call; of which, others may know. */
    void came(UUID tenantId, @Nullable String callId, Consequence consequence) {
        unwritten.add(new StoredConsequence(
                tenantId, numbers.next(), callId == null ? null : UUID.fromString(callId), consequence));
    }

    /** Removes what there is of a tenant, also what is being written at this moment. */
    void forget(UUID tenantId) {
        unwritten.forget(tenantId, numbers.next());
    }

    /** Does not write what another process has had removed. */
    void drop(@Nullable UUID tenantId, long until) {
        unwritten.drop(tenantId, until);
    }

    /** Another process wants to know when all has been written, and what goes on. */
    void writeFor(String asker) {
        unwritten.ask(asker);
    }

    /** Writes all now, and what goes on, and waits for that as long as it may take; before the start for nothing. */
    void writeNow(Duration patience) {
        if (thread == null) {
            return;
        }
        long wanted = unwritten.ask();
        long until = System.nanoTime() + patience.toNanos();
        synchronized (progress) {
            long left = until - System.nanoTime();
            while (done < wanted && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(progress, left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = until - System.nanoTime();
            }
        }
    }

    @EventListener(StartRehearsed.class)
    void beginAgain() {
        unwritten.clear();
    }

    /** Nothing of the rehearsal is ever written. */
    @EventListener(WebServerInitializedEvent.class)
    synchronized void start() {
        if (thread == null) {
            Thread writing = new Thread(this::run, "journal-writer");
            writing.setDaemon(true);
            thread = writing;
            writing.start();
        }
    }

    @PreDestroy
    synchronized void stop() throws InterruptedException {
        stopping.countDown();
        unwritten.close();
        Thread writing = thread;
        if (writing != null) {
            writing.join(PATIENCE_AT_THE_END_MILLIS);
        }
    }

    private void run() {
        try {
            boolean more = true;
            while (more || stopping.getCount() > 0) {
                more = writeNext();
            }
        } catch (InterruptedException interrupted) {
            log.debug("Nobody will read any more what is still to be written", interrupted);
        }
    }

    /** Whatever goes wrong, what comes after must be written. */
    private boolean writeNext() throws InterruptedException {
        try {
            boolean askedFor = unwritten.await(done, INTERVAL_MILLIS);
            if (askedFor) {
                journal.settle();
            }
            return write(unwritten.take(journal::open));
        } catch (RuntimeException | Error failed) {
            log.error("Calls cannot be remembered", failed);
            return !stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** @return whether there is more that could be written */
    private boolean write(Unwritten.Batch batch) throws InterruptedException {
        lost += batch.dropped();
        boolean wanted = batch.asked() > done || !batch.askers().isEmpty();
        boolean written = isWritten(batch, wanted && !batch.more());
        if (!batch.more() || !written) {
            progressed(batch.asked());
        }
        if (!written) {
            return !stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return batch.more();
    }

    /** What cannot be written together is written in halves, down to what is to blame, which alone is lost. */
    private boolean isWritten(Unwritten.Batch batch, boolean wanted) {
        Deque<Unwritten.Batch> parts = new ArrayDeque<>(List.of(batch));
        Throwable never = null;
        while (!parts.isEmpty()) {
            Unwritten.Batch part = parts.removeFirst();
            try {
                batches.write(part, wanted);
            } catch (RuntimeException | Error failed) {
                if (part.onlyRemoves() || mayPass(failed)) {
                    parts.addFirst(part);
                    putBack(parts);
                    failed(failed);
                    return false;
                }
                if (part.isOne()) {
                    lost += part.calls().size();
                    never = failed;
                } else {
                    parts.addFirst(part.withoutFirstHalf());
                    parts.addFirst(part.firstHalf());
                }
            }
        }
        if (never == null) {
            found();
        } else {
            log.error("Calls, or what has come of them, cannot be remembered, however often it were tried", never);
        }
        return true;
    }

    /** The last goes first, for each is put before what is there. */
    private void putBack(Deque<Unwritten.Batch> parts) {
        while (!parts.isEmpty()) {
            unwritten.putBack(parts.removeLast());
        }
    }

    /** Whether it may be possible later. */
    private static boolean mayPass(Throwable failed) {
        return failed instanceof TransactionException
                || (failed instanceof DataAccessException
                        && !(failed instanceof DataIntegrityViolationException)
                        && !(failed instanceof InvalidDataAccessResourceUsageException));
    }

    private void failed(Throwable why) {
        if (!failing) {
            log.warn("The calls that are remembered cannot be written for now: {}", why.getMessage());
        }
        failing = true;
    }

    private void found() {
        if (failing || lost > 0) {
            log.warn("The calls that are remembered are being written; {} are lost", lost);
        }
        failing = false;
        lost = 0;
    }

    private void progressed(long asked) {
        synchronized (progress) {
            done = asked;
            progress.notifyAll();
        }
    }
}

package dev.entitlement.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Where calls of all processes on one database wait for each other: counted there, told by messages. */
final class SharedGathering implements Gathering {

    private final FaultGates gates;

    /** The last opening of the barrier that is known, and how often whoever waits here was let go besides. */
    private long opened;

    private long releases;

    SharedGathering(FaultGates gates) {
        this.gates = gates;
    }

    @Override
    public void await(int parties, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long before = releases();
        FaultRows.Gate gate = gates.join(parties, timeout).orElse(null);
        if (gate == null) {
            return;
        }
        if (gate.isOpen()) {
            opened(gate.number());
            return;
        }
        try {
            if (!isOpened(gate.number(), before, deadline)) {
                openFor(gate);
            }
        } catch (InterruptedException stopped) {
            openFor(gate);
            Thread.currentThread().interrupt();
        }
    }

    private void openFor(FaultRows.Gate gate) {
        gates.open(gate.number());
        opened(gate.number());
    }

    private synchronized long releases() {
        return releases;
    }

    private synchronized boolean isOpened(long number, long before, long deadline) throws InterruptedException {
        while (opened < number && releases == before) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The barrier was opened by whichever process. */
    synchronized void opened(long number) {
        opened = Math.max(opened, number);
        notifyAll();
    }

    @Override
    public synchronized void release() {
        releases++;
        notifyAll();
    }
}

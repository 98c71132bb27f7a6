package dev.entitlement.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where the calls that a barrier holds wait for each other. */
final class Gathering {

    private CountDownLatch gate = new CountDownLatch(1);
    private int waiting;

    /** Waits until so many have come, or one of them has waited for so long; then all of them go on. */
    void await(int parties, Duration timeout) {
        CountDownLatch mine = join(parties);
        try {
            if (!mine.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                open(mine);
            }
        } catch (InterruptedException stopped) {
            open(mine);
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CountDownLatch join(int parties) {
        CountDownLatch mine = gate;
        waiting++;
        if (waiting >= parties) {
            open(mine);
        }
        return mine;
    }

    private synchronized void open(CountDownLatch opened) {
        opened.countDown();
        if (opened == gate) {
            gate = new CountDownLatch(1);
            waiting = 0;
        }
    }

    /** Lets everybody go on who waits now. */
    synchronized void release() {
        open(gate);
    }
}

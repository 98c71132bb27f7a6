package dev.entitlement.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where calls of one process wait for each other. */
final class LocalGathering implements Gathering {

    private CountDownLatch gate = new CountDownLatch(1);
    private int waiting;

    @Override
    public void await(int parties, Duration timeout) {
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

    @Override
    public synchronized void release() {
        open(gate);
    }
}

package dev.entitlement.acceptance;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One emulator for all tests that need no settings of their own. */
final class SharedEmulator {

    private static final EmulatorProcess PROCESS = EmulatorProcess.started(
            Map.of("EMULATOR_SEED", "file:" + Seeds.write(), "EMULATOR_DELIVERY_DELAY", "200ms"));
    private static final AtomicInteger NEXT = new AtomicInteger();

    static final Wire WIRE = new Wire(PROCESS.origin());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
    }

    private SharedEmulator() {}

    static String permittedToken() {
        return WIRE.token(Seeds.TENANT, Seeds.PERMITTED);
    }

    /** A failed request that no other test has had. */
    static String freshFailedRequest() {
        int next = NEXT.getAndIncrement();
        if (next >= Seeds.FAILED_REQUESTS) {
            throw new IllegalStateException("The seed has only " + Seeds.FAILED_REQUESTS + " failed requests");
        }
        return Seeds.failed(next);
    }

    static String output() {
        return PROCESS.output();
    }
}

package dev.entitlement.acceptance;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One emulator for all tests of the journal; each of them has a tenant of its own. What is begun is soon delivered. */
final class JournalEmulator {

    private static final EmulatorProcess PROCESS =
            EmulatorProcess.started(Map.of("EMULATOR_DELIVERY_DELAY", "20ms", "EMULATOR_SEED_NUMBER", "42"));
    private static final AtomicInteger NEXT = new AtomicInteger();

    static final Wire WIRE = new Wire(PROCESS.origin());
    static final Control CONTROL = new Control(WIRE);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
    }

    private JournalEmulator() {}

    static JournalTenant tenant() {
        return new JournalTenant(CONTROL, WIRE, "journal-" + NEXT.incrementAndGet());
    }

    static String output() {
        return PROCESS.output();
    }
}

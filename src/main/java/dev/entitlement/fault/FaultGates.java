package dev.entitlement.fault;

import dev.entitlement.fault.ArmedFault.Arming;
import java.time.Duration;
import java.util.Optional;

/** Counts who has come to the barrier of a rule, in its row, and tells the other processes when it is opened. */
final class FaultGates {

    private final Arming arming;
    private final FaultRows rows;
    private final OwnTransaction transaction;
    private final Opened opened;

    FaultGates(Arming arming, FaultRows rows, OwnTransaction transaction, Opened opened) {
        this.arming = arming;
        this.rows = rows;
        this.transaction = transaction;
        this.opened = opened;
    }

    /** Told within the transaction that opens a barrier. */
    @FunctionalInterface
    interface Opened {

        /**
         * Tells of it.
         *
         * @param number the how manieth opening it is
         */
        void tell(Arming arming, long number);
    }

    /** One more has come; empty when the rule is not armed any more. */
    Optional<FaultRows.Gate> join(int parties, Duration timeout) {
        return transaction.of(() -> {
            Optional<FaultRows.Gate> gate = rows.join(arming, parties, timeout);
            gate.filter(FaultRows.Gate::isOpen).ifPresent(open -> opened.tell(arming, open.number()));
            return gate;
        });
    }

    /** Opens the barrier, unless that has been done. */
    void open(long number) {
        transaction.of(() -> {
            boolean done = rows.open(arming, number);
            if (done) {
                opened.tell(arming, number);
            }
            return done;
        });
    }
}

package dev.entitlement.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes attempts by hand: a reprocess that is answered 503 after ten milliseconds, unless it is said to be different. */
final class SentCall {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration TOOK = Duration.ofMillis(10);

    private final Instant received;
    private @Nullable Instant answered;
    private String caller = "app";
    private String operation = "assignmentRequest.reprocess";
    private String resource = "a";
    private @Nullable String clientRequestId;
    private int retryAttempt;
    private boolean countsRetries;
    private int status = 503;
    private String exchange = Exchange.ANSWERED;
    private @Nullable Duration retryAfter;
    private int effects;
    private int duplicateDeliveries;

    private SentCall(Instant received) {
        this.received = received;
        this.answered = received.plus(TOOK);
    }

    /** Received so many milliseconds after the start. */
    static SentCall at(long millis) {
        return new SentCall(START.plusMillis(millis));
    }

    SentCall by(String other) {
        caller = other;
        return this;
    }

    SentCall of(String other) {
        operation = other;
        return this;
    }

    SentCall on(String other) {
        resource = other;
        return this;
    }

    SentCall named(String id) {
        clientRequestId = id;
        return this;
    }

    SentCall numbered(int number) {
        retryAttempt = number;
        return this;
    }

    SentCall byAnSdkThatCounts() {
        countsRetries = true;
        return this;
    }

    SentCall answered(int other) {
        status = other;
        return this;
    }

    SentCall askedToWait(long millis) {
        retryAfter = Duration.ofMillis(millis);
        return this;
    }

    /** How long it takes until the answer has gone out. */
    SentCall taking(long millis) {
        answered = received.plusMillis(millis);
        return this;
    }

    SentCall goingOn() {
        answered = null;
        status = 0;
        exchange = Exchange.IN_PROGRESS;
        return this;
    }

    /** Carried out, and the answer kept back. */
    SentCall lostAfterItWasDone() {
        exchange = Exchange.LOST_RESPONSE;
        status = 202;
        effects = 1;
        return this;
    }

    /** The connection broke before anything was done. */
    SentCall reset() {
        exchange = "reset";
        status = 0;
        return this;
    }

    SentCall accepted() {
        status = 202;
        effects = 1;
        return this;
    }

    SentCall deliveredTwice() {
        duplicateDeliveries = 1;
        return this;
    }

    RetryAttempt done() {
        long number = Duration.between(START, received).toMillis() + 1;
        return new RetryAttempt(
                number,
                "request-" + number,
                caller,
                operation,
                resource,
                clientRequestId,
                retryAttempt,
                countsRetries,
                received,
                answered,
                status,
                exchange,
                !exchange.equals(Exchange.ANSWERED),
                retryAfter,
                List.of(),
                effects,
                duplicateDeliveries);
    }

    static List<RetryAttempt> all(SentCall... calls) {
        return List.of(calls).stream().map(SentCall::done).toList();
    }
}

package dev.entitlement.request;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphTime;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.InvalidStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Why a request cannot be reprocessed now. Microsoft has not published these answers; only that there are such. */
final class ReprocessRefused {

    private ReprocessRefused() {}

    static GraphException invalidState(UUID requestId, RequestState state) {
        return new InvalidStateException(
                "InvalidRequestState",
                "The request " + requestId + " is in state " + GraphVersion.BETA.nameOf(state)
                        + " and cannot be reprocessed: only a request in state DeliveryFailed or PartiallyDelivered"
                        + " can.");
    }

    static GraphException windowClosed(UUID requestId, Instant completedAt, Duration window) {
        return new GraphException(
                400,
                "ReprocessWindowExpired",
                "The request " + requestId + " was completed at " + GraphTime.format(completedAt)
                        + " and can be reprocessed only within " + written(window) + " of that.");
    }

    private static String written(Duration window) {
        return window.equals(Duration.ofDays(window.toDays())) ? window.toDays() + " days" : window.toString();
    }
}

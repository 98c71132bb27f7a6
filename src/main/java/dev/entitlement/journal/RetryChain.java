package dev.entitlement.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one action of a user, in order, and whether a call is one more of them.
 *
 * <p>A chain begins with a call, and the next call of the same caller, operation and resource continues it unless
 * <ol>
 *   <li>the client has got an answer that nobody retries;
 *   <li>it was received while an earlier one was still being answered, and that one's answer arrived: two actions at once;
 *   <li>it comes more than five minutes after the answer, or after the time that {@code Retry-After} said;
 *   <li>its {@code Retry-Attempt} is lower: the client counts from the beginning;
 *   <li>the client is one that counts its retries, has got the last answer, and does not say that this is one;
 *   <li>its {@code client-request-id} differs, and {@code Retry-Attempt} does not say that it is a retry all the same.
 * </ol>
 * Equal ids prove nothing, as some clients send one and the same with everything. Of several chains that a call might
 * continue it is one with its id, and of those the one that was tried last.
 */
final class RetryChain {

    static final Duration LONG_PAUSE = Duration.ofMinutes(5);

    private final List<RetryAttempt> attempts = new ArrayList<>();

    RetryChain(RetryAttempt first) {
        attempts.add(first);
    }

    private record Key(String caller, String operation, String resource) {}

    /** Puts calls into chains, in the order in which the chains begin. */
    static List<RetryChain> of(List<RetryAttempt> calls) {
        List<RetryChain> all = new ArrayList<>();
        Map<Key, List<RetryChain>> open = new LinkedHashMap<>();
        for (RetryAttempt call : calls) {
            List<RetryChain> candidates = open.computeIfAbsent(
                    new Key(call.caller(), call.operation(), call.resource()), key -> new ArrayList<>());
            candidates.removeIf(chain -> chain.last().isFinal() || chain.isTooLongAgoFor(call));
            RetryChain continued = candidates.stream()
                    .filter(chain -> chain.isContinuedBy(call))
                    .max(Comparator.comparing((RetryChain chain) -> chain.isNamedLike(call))
                            .thenComparing(chain -> chain.last().sequence()))
                    .orElse(null);
            if (continued == null) {
                RetryChain begun = new RetryChain(call);
                candidates.add(begun);
                all.add(begun);
            } else {
                continued.attempts.add(call);
            }
        }
        return all;
    }

    List<RetryAttempt> attempts() {
        return List.copyOf(attempts);
    }

    RetryAttempt first() {
        return attempts.get(0);
    }

    RetryAttempt last() {
        return attempts.get(attempts.size() - 1);
    }

    private boolean isNamedLike(RetryAttempt call) {
        return Objects.equals(last().clientRequestId(), call.clientRequestId());
    }

    private boolean isContinuedBy(RetryAttempt call) {
        RetryAttempt last = last();
        boolean overlaps = last.answered() == null || call.received().isBefore(last.answered());
        if (overlaps && !last.lost()) {
            return false;
        }
        if (!isNamedLike(call)) {
            return call.retryAttempt() > last.retryAttempt();
        }
        boolean uncounted = call.retryAttempt() == last.retryAttempt() && call.countsRetries() && !last.lost();
        return call.retryAttempt() >= last.retryAttempt() && !uncounted;
    }

    private boolean isTooLongAgoFor(RetryAttempt call) {
        Instant answered = last().answered();
        Duration asked = last().retryAfter();
        Instant from = answered == null ? last().received() : answered;
        Instant until = from.plus(asked == null ? Duration.ZERO : asked).plus(LONG_PAUSE);
        return call.received().isAfter(until);
    }

    /** The attempt after this one; null for the last. */
    @Nullable
    RetryAttempt after(int position) {
        return position + 1 < attempts.size() ? attempts.get(position + 1) : null;
    }
}

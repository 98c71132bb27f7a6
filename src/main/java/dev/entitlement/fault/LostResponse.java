package dev.entitlement.fault;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The call is carried out and committed, and the client is never told.
 *
 * @param via what the client sees instead: {@code reset}, {@code empty}, {@code timeout} or an {@code error}; a reset when
 *     left out
 */
record LostResponse(@Nullable Outcome via) implements Effect {

    private static final List<String> WAYS = List.of("reset", "empty", "timeout", "error");

    @Override
    public void check(String pointer, Problems problems) {
        if (via != null) {
            via.check(pointer + "/via", problems);
            if (via.isOne() && !WAYS.contains(via.name())) {
                problems.add(pointer + "/via", "An answer cannot be lost via '" + via.name() + "'.", WAYS);
            }
        }
    }

    @Override
    public boolean begin(FaultedCall call) throws IOException {
        Effect instead = via == null ? new Reset() : via.effect();
        if (instead instanceof Failure failure) {
            call.answerInstead(failure);
        } else {
            // Those that are left only say how the connection ends.
            instead.begin(call);
        }
        return true;
    }
}

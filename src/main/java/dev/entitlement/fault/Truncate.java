package dev.entitlement.fault;

import org.jspecify.annotations.Nullable;

/**
 * The call is carried out; of the answer come status, headers and the length of the whole, then a part of the body, then
 * the end of the connection.
 *
 * @param at how many bytes of the body come, in any case not all; half of them when left out
 */
record Truncate(@Nullable Integer at) implements Effect {

    private static final int MOST = 64 * 1024 * 1024;

    @Override
    public void check(String pointer, Problems problems) {
        problems.number(pointer + "/at", at, 0, MOST);
    }

    @Override
    public boolean begin(FaultedCall call) {
        call.end(Ending.truncated(at == null ? -1 : at));
        return true;
    }
}

package dev.entitlement.fault;

import dev.entitlement.http.InnerCalls;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is going to become of a call's answer once it has been made. What happens to the connection in a step of a batch
 * happens to that of the batch: there is no other.
 */
final class CallFate {

    private static final String KEY = CallFate.class.getName();

    private final @Nullable CallFate outer;
    private Duration delay = Duration.ZERO;
    private Ending ending = Ending.TOLD;
    private boolean carriedOut = true;
    private @Nullable Failure instead;
    private @Nullable UUID tenantId;
    private final List<AfterCall> after = new ArrayList<>();

    private CallFate(@Nullable CallFate outer) {
        this.outer = outer;
    }

    /** Something that is done once the call has been carried out. */
    @FunctionalInterface
    interface AfterCall {

        /**
         * Looks at the answer.
         *
         * @param body as it was going to be sent; not to be changed
         */
        void done(int status, @Nullable String contentType, byte[] body);
    }

    /** Opens the call to faults; empty for a step whose batch began before there were any. */
    static Optional<CallFate> begin(HttpServletRequest call) {
        CallFate outer = InnerCalls.outerOf(call).flatMap(CallFate::of).orElse(null);
        if (InnerCalls.isInner(call) && outer == null) {
            return Optional.empty();
        }
        CallFate fate = new CallFate(outer);
        call.setAttribute(KEY, fate);
        return Optional.of(fate);
    }

    /** The fate of a call that is open to faults. */
    static Optional<CallFate> of(HttpServletRequest call) {
        return Optional.ofNullable((CallFate) call.getAttribute(KEY));
    }

    /** Makes the answer come later by so much; in all at most ten minutes. */
    void delay(UUID tenant, Duration length) {
        if (outer != null) {
            outer.delay(tenant, length);
            return;
        }
        tenantId = tenant;
        Duration sum = delay.plus(length);
        delay = sum.compareTo(Effect.LONGEST) > 0 ? Effect.LONGEST : sum;
    }

    /** Decides how the answer ends; of several steps of a batch the first that has something to say does. */
    void end(UUID tenant, Ending wanted) {
        if (outer != null) {
            outer.end(tenant, wanted);
        } else if (ending.kind() == Ending.Kind.TOLD) {
            tenantId = tenant;
            ending = wanted;
        }
    }

    void answerInstead(Failure failure) {
        instead = failure;
    }

    /** Notes that the call was not carried out, although nothing has been answered. */
    void notCarriedOut() {
        carriedOut = false;
    }

    void afterwards(AfterCall then) {
        after.add(then);
    }

    /** Tells whoever wants to know how the call has ended. */
    void tell(int status, @Nullable String contentType, byte[] body) {
        after.forEach(then -> then.done(status, contentType, body));
    }

    boolean isStep() {
        return outer != null;
    }

    boolean isCarriedOut() {
        return carriedOut;
    }

    Duration delay() {
        return delay;
    }

    Ending ending() {
        return ending;
    }

    @Nullable
    Failure instead() {
        return instead;
    }

    /** The tenant whose fault holds the call; null where none does. */
    @Nullable
    UUID tenantId() {
        return tenantId;
    }
}

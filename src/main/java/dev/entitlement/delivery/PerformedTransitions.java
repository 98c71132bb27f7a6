package dev.entitlement.delivery;

import dev.entitlement.request.RequestTransitioned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks on at what a thread does to requests. */
@Component
class PerformedTransitions {

    private static final ThreadLocal<@Nullable List<RequestTransitioned>> SEEN = new ThreadLocal<>();

    /** Does something and returns the transitions that came of it; none if it throws, because nothing is kept then. */
    List<RequestTransitioned> of(Runnable action) {
        List<RequestTransitioned> seen = new ArrayList<>();
        SEEN.set(seen);
        try {
            action.run();
        } finally {
            SEEN.remove();
        }
        return seen;
    }

    @EventListener
    void transitioned(RequestTransitioned transition) {
        List<RequestTransitioned> seen = SEEN.get();
        if (seen != null) {
            seen.add(transition);
        }
    }
}

package dev.entitlement.fault;

import dev.entitlement.request.DeliveryDuplicated;
import dev.entitlement.request.RequestState;
import dev.entitlement.request.RequestTransitioned;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Finds out which deliveries a call has begun, and has them carried out twice. */
@Component
class Duplicates {

    private final ApplicationEventPublisher events;
    private final Map<String, List<RequestTransitioned>> begun = new ConcurrentHashMap<>();

    Duplicates(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param callId the {@code request-id} of a call that is about to be carried out */
    void watch(String callId) {
        begun.put(callId, new CopyOnWriteArrayList<>());
    }

    /** Called after the call has been carried out, whatever came of it. */
    void duplicate(String callId, boolean succeeded) {
        List<RequestTransitioned> transitions = begun.remove(callId);
        if (succeeded && transitions != null) {
            transitions.forEach(
                    begin -> events.publishEvent(new DeliveryDuplicated(begin.tenantId(), begin.requestId())));
        }
    }

    @TransactionalEventListener
    void note(RequestTransitioned transitioned) {
        String callId = transitioned.callId();
        List<RequestTransitioned> watched = callId == null ? null : begun.get(callId);
        if (watched != null && transitioned.to() == RequestState.DELIVERING) {
            watched.add(transitioned);
        }
    }
}

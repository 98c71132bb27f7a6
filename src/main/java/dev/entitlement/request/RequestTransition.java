package dev.entitlement.request;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One change of a request's state, of which the last are kept: what Graph forgets, a test may ask for. */
@Entity
@SuppressWarnings("UnusedVariable") // a column that only the database reads so far
final class RequestTransition implements Persistable<TransitionKey> {

    /** So many of each request's are kept at least, or a load that goes on would fill the memory. */
    private static final int KEPT = 50;

    /** How many more there may be, so that only one in so many has others removed. */
    private static final int SURPLUS = 10;

    @EmbeddedId
    private TransitionKey key;

    @Enumerated(EnumType.STRING)
    private RequestState fromState;

    @Enumerated(EnumType.STRING)
    private RequestState toState;

    @Enumerated(EnumType.STRING)
    private TransitionCause cause;

    private Instant at;

    @Column(name = "call_id")
    private @Nullable String callId;

    private @Nullable Instant previouslyCompletedAt;

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    RequestTransition() {}

    /**
     * @param position 1 for the request's first transition
     * @param callId the {@code request-id} of the call that caused it, if one did
     * @param previouslyCompletedAt the completion time that this transition erased, if it did
     */
    RequestTransition(
            AssignmentRequest request,
            int position,
            RequestState fromState,
            TransitionCause cause,
            Instant at,
            @Nullable String callId,
            @Nullable Instant previouslyCompletedAt) {
        this.key = new TransitionKey(request.key().tenantId(), request.key().id(), position);
        this.fromState = fromState;
        this.toState = request.state();
        this.cause = cause;
        this.at = at;
        this.callId = callId;
        this.previouslyCompletedAt = previouslyCompletedAt;
        this.fresh = true;
    }

    /** A transition of a seed. */
    RequestTransition(AssignmentRequest request, int position, SeededTransition seeded, Instant now) {
        this.key = new TransitionKey(request.key().tenantId(), request.key().id(), position);
        this.fromState = seeded.from();
        this.toState = seeded.to();
        this.cause = seeded.cause() == null ? TransitionCause.CONTROL : seeded.cause();
        this.at = seeded.at().from(now);
        this.callId = seeded.callId();
        this.previouslyCompletedAt = seeded.previouslyCompletedAt() == null
                ? null
                : seeded.previouslyCompletedAt().from(now);
        this.fresh = true;
    }

    @Override
    public TransitionKey getId() {
        return key;
    }

    /** Written once and never changed, so that saving it needs no look at the table. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    /** The position up to which earlier ones are to be removed now; 0 where none are. */
    int lastOutdated() {
        int position = key.position();
        return position % SURPLUS == 0 ? Math.max(0, position - KEPT) : 0;
    }

    RequestState from() {
        return fromState;
    }

    RequestState to() {
        return toState;
    }

    TransitionCause cause() {
        return cause;
    }

    Instant at() {
        return at;
    }

    @Nullable
    String callId() {
        return callId;
    }

    @Nullable
    Instant previouslyCompletedAt() {
        return previouslyCompletedAt;
    }
}

package dev.entitlement.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * Names a transition.
 *
 * @param position 1 for the request's first transition
 */
@Embeddable
record TransitionKey(
        @Column(name = "tenant_id", nullable = false) UUID tenantId,
        @Column(name = "request_id", nullable = false) UUID requestId,
        @Column(nullable = false) int position) {}

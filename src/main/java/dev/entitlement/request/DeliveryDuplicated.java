package dev.entitlement.request;

import java.util.UUID;

/**
 * The delivery of a request that is under way is to be carried out twice, as a provisioning backend does that loses track
 * of what it has done. Published after the call that began the delivery was answered with success, in its thread.
 */
public record DeliveryDuplicated(UUID tenantId, UUID requestId) {}

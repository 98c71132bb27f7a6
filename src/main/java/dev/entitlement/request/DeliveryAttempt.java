package dev.entitlement.request;

import java.util.UUID;

/**
 * One delivery of a request.
 *
 * @param number 1 for the first
 */
public record DeliveryAttempt(UUID requestId, int number) {}

package dev.entitlement.delivery;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/**
 * Names one delivery under the script that decided about it.
 *
 * @param servedId the request, or the assignment that was compared
 * @param repeated whether it is the second run of a delivery that was carried out twice
 */
@Embeddable
record ServedKey(UUID tenantId, UUID scriptId, UUID servedId, int attempt, boolean repeated) implements Serializable {}

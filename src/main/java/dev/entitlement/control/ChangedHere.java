package dev.entitlement.control;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something that other processes on the same database may have in memory is being changed. Published within the
 * transaction that changes it: they hear of it exactly if that commits.
 *
 * @param topic of the {@link SharedState}
 * @param tenantId whose it is; {@link #OF_NO_TENANT} for what all share
 * @param detail whatever the {@link SharedState} of the others needs to know; some hundred characters at most
 */
public record ChangedHere(String topic, UUID tenantId, String detail) {

    /** Of what belongs to no tenant. */
    public static final UUID OF_NO_TENANT = new UUID(0, 0);

    /** The topic of parts of a tenant that are replaced by something else. */
    public static final String RESET = "reset";

    /** Parts of a tenant that are replaced, or removed with it. */
    public static ChangedHere reset(UUID tenantId, Set<ResetPart> parts) {
        return new ChangedHere(
                RESET, tenantId, parts.stream().map(ResetPart::name).collect(Collectors.joining(" ")));
    }

    /** A change of which nothing more is to be said. */
    public ChangedHere(String topic, UUID tenantId) {
        this(topic, tenantId, "");
    }
}

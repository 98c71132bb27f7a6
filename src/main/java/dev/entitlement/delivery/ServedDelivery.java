package dev.entitlement.delivery;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** One delivery that a script has decided about, and what came of it. */
@Entity
final class ServedDelivery {

    @EmbeddedId
    private ServedKey key;

    /** A name of {@link DeliveryOutcome}: what came of it, whatever was decided. */
    private String outcome;

    private Instant servedAt;

    /** Ids separated by blanks. */
    private String tried;

    /** Ids separated by blanks. */
    private String delivered;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ServedDelivery() {}

    ServedDelivery(ServedKey key, DeliveryOutcome outcome, Instant servedAt, List<UUID> tried, List<UUID> delivered) {
        this.key = key;
        this.outcome = outcome.name();
        this.servedAt = servedAt;
        this.tried = joined(tried);
        this.delivered = joined(delivered);
    }

    ServedKey key() {
        return key;
    }

    DeliveryOutcome outcome() {
        return DeliveryOutcome.valueOf(outcome);
    }

    Instant servedAt() {
        return servedAt;
    }

    List<UUID> tried() {
        return ids(tried);
    }

    List<UUID> delivered() {
        return ids(delivered);
    }

    private static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    private static List<UUID> ids(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(" ")).map(UUID::fromString).toList();
    }
}

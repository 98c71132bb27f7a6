package dev.entitlement.delivery;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a test has decided about the deliveries of one request or assignment: the outcome of the first, the second, and so on. */
@Entity
class DeliveryScript {

    /** The key of the request or the assignment. */
    @EmbeddedId
    private TenantKey key;

    /** Names of {@link DeliveryOutcome}, separated by blanks. */
    private String outcomes;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected DeliveryScript() {}

    @SuppressWarnings("NullAway.Init") // decide does
    DeliveryScript(TenantKey key, List<DeliveryOutcome> outcomes) {
        this.key = key;
        decide(outcomes);
    }

    /** Decides otherwise. */
    final void decide(List<DeliveryOutcome> outcomes) {
        this.outcomes = outcomes.stream().map(DeliveryOutcome::name).collect(Collectors.joining(" "));
    }

    /** The outcomes of the first delivery, the second, and so on. */
    List<DeliveryOutcome> sequence() {
        return Arrays.stream(outcomes.split(" ")).map(DeliveryOutcome::valueOf).toList();
    }

    TenantKey key() {
        return key;
    }

    /**
     * The outcome of a delivery; once the script has come to its end, deliveries succeed.
     *
     * @param attempt 1 for the first
     */
    DeliveryOutcome outcomeOf(int attempt) {
        List<DeliveryOutcome> scripted = sequence();
        return attempt <= scripted.size() ? scripted.get(attempt - 1) : DeliveryOutcome.DELIVERED;
    }
}

package dev.entitlement.delivery;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a test has decided about deliveries: those of what it names, or all of them. */
@Entity
final class DeliveryScript {

    /** The id is that of what it names, so that there is one script for each; of the script for every delivery, the nil GUID. */
    @EmbeddedId
    private TenantKey key;

    private @Nullable UUID requestId;
    private @Nullable UUID assignmentId;
    /** As it was named: the id of the subject, or of the user who is this subject. */
    private @Nullable UUID targetId;

    private @Nullable UUID accessPackageId;

    /** Names of {@link DeliveryOutcome}, separated by blanks; empty where only resource roles are decided. */
    private String outcomes;

    @Convert(converter = RoleOutcomesConverter.class)
    private Map<UUID, RoleOutcomes> resourceRoles;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    DeliveryScript() {}

    @SuppressWarnings("NullAway.Init") // decide does
    DeliveryScript(TenantKey key, ScriptedDeliveries decided) {
        this.key = key;
        this.requestId = decided.requestId();
        this.assignmentId = decided.assignment();
        this.accessPackageId = decided.accessPackage();
        decide(decided);
    }

    /** Decides otherwise about the same. */
    final void decide(ScriptedDeliveries decided) {
        this.targetId = decided.target();
        this.outcomes = decided.sequence() == null
                ? ""
                : decided.sequence().stream().map(DeliveryOutcome::name).collect(Collectors.joining(" "));
        this.resourceRoles = decided.resourceRoles() == null ? Map.of() : Map.copyOf(decided.resourceRoles());
    }

    TenantKey key() {
        return key;
    }

    /** How much it names: the larger, the sooner it counts. */
    int precision() {
        return requestId != null || assignmentId != null ? 3 : targetId != null ? 2 : accessPackageId != null ? 1 : 0;
    }

    /**
     * How a delivery ends; empty for one that the sequence does not reach.
     *
     * @param attempt 1 for the first
     */
    Optional<DeliveryOutcome> outcomeOf(int attempt) {
        List<DeliveryOutcome> sequence = sequence();
        return attempt <= sequence.size() ? Optional.of(sequence.get(attempt - 1)) : Optional.empty();
    }

    /** Whether a delivery reaches a resource role; empty where that is not decided of this role. */
    Optional<Boolean> reaches(UUID roleId, int attempt) {
        return Optional.ofNullable(resourceRoles.get(roleId)).map(decided -> decided.isDelivered(attempt));
    }

    boolean decidesOnRoles() {
        return !resourceRoles.isEmpty();
    }

    ScriptedDeliveries told() {
        boolean every = precision() == 0;
        UUID request = requestId;
        return new ScriptedDeliveries(
                every ? ScriptedDeliveries.EVERY : request == null ? null : request.toString(),
                assignmentId,
                targetId,
                accessPackageId,
                outcomes.isEmpty() ? null : sequence(),
                resourceRoles.isEmpty() ? null : resourceRoles);
    }

    private List<DeliveryOutcome> sequence() {
        return outcomes.isEmpty()
                ? List.of()
                : Arrays.stream(outcomes.split(" "))
                        .map(DeliveryOutcome::valueOf)
                        .toList();
    }
}

package dev.entitlement.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What becomes of one resource role.
 *
 * @param outcomes of the first delivery, the second, and so on, 1 to 20; the last one stays
 */
record RoleOutcomes(List<RoleOutcome> outcomes) {

    private static final int LONGEST = 20;

    /** What becomes of a resource role in one delivery. */
    enum RoleOutcome {
        DELIVERED,
        FAILED
    }

    /** @throws IllegalArgumentException when there are none, or too many */
    RoleOutcomes {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty() || outcomes.size() > LONGEST) {
            throw new IllegalArgumentException("a resource role has 1 to " + LONGEST + " outcomes");
        }
    }

    /** Whether a delivery reaches the role; attempts count from 1. */
    boolean isDelivered(int attempt) {
        return outcomes.get(Math.min(attempt, outcomes.size()) - 1) == RoleOutcome.DELIVERED;
    }

    @JsonCreator
    static RoleOutcomes of(Object written) {
        return new RoleOutcomes(
                written instanceof List<?> list
                        ? list.stream().map(RoleOutcomes::outcome).toList()
                        : List.of(outcome(written)));
    }

    @JsonValue
    Object written() {
        List<String> names = outcomes.stream()
                .map(outcome -> outcome.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
        return names.size() == 1 ? names.get(0) : names;
    }

    private static RoleOutcome outcome(Object written) {
        for (RoleOutcome outcome : RoleOutcome.values()) {
            if (outcome.name().equalsIgnoreCase(String.valueOf(written))) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("a resource role is delivered or failed, and not '" + written + "'");
    }
}

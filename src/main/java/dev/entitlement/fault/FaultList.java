package dev.entitlement.fault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a tenant while they are changed. */
final class FaultList {

    private final UUID tenantId;
    private final List<ArmedFault> before;
    private final List<ArmedFault> rules;
    private final Function<ArmedFault.Arming, ArmedFault> armed;
    private int made;

    /**
     * @param before those that there are
     * @param made how many ids were made up
     * @param armed puts a rule into force that has done nothing yet
     */
    FaultList(UUID tenantId, List<ArmedFault> before, int made, Function<ArmedFault.Arming, ArmedFault> armed) {
        this.tenantId = tenantId;
        this.before = List.copyOf(before);
        this.rules = new ArrayList<>(before);
        this.made = made;
        this.armed = armed;
    }

    List<ArmedFault> rules() {
        return List.copyOf(rules);
    }

    /** Those that there were and are not any more. */
    List<ArmedFault> removed() {
        return before.stream().filter(rule -> !rules.contains(rule)).toList();
    }

    /** Those that there were not before. */
    List<ArmedFault> added() {
        return rules.stream().filter(rule -> !before.contains(rule)).toList();
    }

    int made() {
        return made;
    }

    Optional<ArmedFault> find(@Nullable String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    String freeId() {
        return Stream.generate(() -> "fault-" + ++made)
                .filter(id -> find(id).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Arms a rule, in the place of one of its id or else as the last.
     *
     * @param rule with an id
     * @param now in the tenant's emulated time
     */
    ArmedFault put(FaultRule rule, Instant now) {
        ArmedFault replaced = find(rule.id()).orElse(null);
        ArmedFault put =
                armed.apply(ArmedFault.Arming.of(tenantId, replaced == null ? end() : position(replaced), rule, now));
        if (replaced == null) {
            rules.add(put);
        } else {
            rules.set(rules.indexOf(replaced), put);
        }
        return put;
    }

    private long end() {
        return rules.isEmpty() ? 1 : position(rules.get(rules.size() - 1)) + 1;
    }

    private static long position(ArmedFault rule) {
        return rule.arming().position();
    }

    /** Tells false where there is none of that id. */
    boolean remove(String id) {
        return rules.removeIf(rule -> rule.id().equals(id));
    }

    /** Removes all, and begins again to make up ids. */
    void clear() {
        rules.clear();
        made = 0;
    }
}

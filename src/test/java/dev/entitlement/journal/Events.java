package dev.entitlement.journal;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The types of events, for who describes them. */
public final class Events {

    private Events() {}

    /** What is told of each, by its name. */
    public static Map<String, Type> all() {
        Map<String, Type> all = new LinkedHashMap<>();
        all.put(new Happening.CallEnded(null, "").type(), SummaryJson.class);
        UUID id = new UUID(0, 0);
        Instant now = Instant.EPOCH;
        for (Happening told : List.of(
                new Happening.Moved(id, id, "", "", Consequence.Cause.GRAPH, 0, now, null),
                new Happening.FaultMet(id, "", "", ""),
                new Happening.ClockSet(id, now, false),
                new Happening.TenantReset(id, Set.of()))) {
            all.put(told.type(), told.getClass());
        }
        if (all.size() != Happening.class.getPermittedSubclasses().length) {
            throw new IllegalStateException("There are events that are not described: only " + all.keySet() + " are");
        }
        return all;
    }
}

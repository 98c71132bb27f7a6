package dev.entitlement.delivery;

import dev.entitlement.clock.AppointmentKeeper;
import dev.entitlement.clock.VirtualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes an appointment that is due to whoever keeps its kind. */
@Component
class AppointmentDesk {

    private final Map<String, AppointmentKeeper> keepers;
    private final VirtualClock clock;

    AppointmentDesk(List<AppointmentKeeper> keepers, VirtualClock clock) {
        this.keepers = keepers.stream().collect(Collectors.toMap(AppointmentKeeper::kind, Function.identity()));
        this.clock = clock;
    }

    /** When to come again, outside the emulated world; empty if never. */
    Optional<Instant> keep(AppointmentTask task) {
        AppointmentKeeper keeper = keepers.get(task.kind());
        if (keeper == null) {
            throw new IllegalStateException("Nobody keeps appointments of the kind '" + task.kind() + "'");
        }
        return keeper.keep(task.tenantId(), task.id()).map(again -> clock.wallTimeOf(task.tenantId(), again));
    }
}

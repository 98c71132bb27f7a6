package dev.entitlement.delivery;

import dev.entitlement.clock.AppointmentKeeper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes an appointment that is due to whoever keeps its kind. */
@Component
class AppointmentDesk {

    private final Map<String, AppointmentKeeper> keepers;

    AppointmentDesk(List<AppointmentKeeper> keepers) {
        this.keepers = keepers.stream().collect(Collectors.toMap(AppointmentKeeper::kind, Function.identity()));
    }

    /** When to come again in the emulated world; empty if never. */
    Optional<Instant> keep(UUID tenantId, String kind, UUID id) {
        AppointmentKeeper keeper = keepers.get(kind);
        if (keeper == null) {
            throw new IllegalStateException("Nobody keeps appointments of the kind '" + kind + "'");
        }
        return keeper.keep(tenantId, id);
    }
}

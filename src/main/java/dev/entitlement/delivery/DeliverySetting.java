package dev.entitlement.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.entitlement.clock.TimeSpan;
import java.time.Duration;

/**
 * How a tenant's deliveries are carried out.
 *
 * @param delay from the call to its delivery, in emulated time, zero to 365 days
 * @param outcome how deliveries end where no script says otherwise
 */
record DeliverySetting(DeliveryMode mode, TimeSpan delay, DeliveryOutcome outcome) {

    static final Duration LONGEST_DELAY = Duration.ofDays(365);

    /** @throws IllegalArgumentException when the delay is too long */
    DeliverySetting {
        if (delay.length().compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a delay is PT0S to P365D, and not " + delay);
        }
    }

    @JsonIgnore
    boolean isManual() {
        return mode == DeliveryMode.MANUAL;
    }
}

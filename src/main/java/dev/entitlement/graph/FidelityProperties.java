package dev.entitlement.graph;

import dev.entitlement.settings.SettingRefusedException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers that Microsoft has not published, for those who know better.
 *
 * @param createStatus HTTP status where an assignment request is created: 201 or 200
 * @param invalidStateStatus HTTP status where a request's state does not allow the operation: 400 or 409
 * @param pageSize entities on a page of a list where the client does not say, 1 to 999
 * @param reprocessWindow how long after its completion a request can be reprocessed; more than zero, at most ten years
 */
@ConfigurationProperties("emulator.fidelity")
public record FidelityProperties(
        @DefaultValue("201") int createStatus,
        @DefaultValue("400") int invalidStateStatus,
        @DefaultValue("100") int pageSize,
        @DefaultValue("P14D") Duration reprocessWindow) {

    /** The most entities that a client may ask for on one page. */
    public static final int LARGEST_PAGE = 999;

    private static final Duration LONGEST_WINDOW = Duration.ofDays(3650);

    public FidelityProperties {
        if (createStatus != 200 && createStatus != 201) {
            throw SettingRefusedException.notAllowed("emulator.fidelity.create-status", createStatus, "200, 201");
        }
        if (invalidStateStatus != 400 && invalidStateStatus != 409) {
            throw SettingRefusedException.notAllowed(
                    "emulator.fidelity.invalid-state-status", invalidStateStatus, "400, 409");
        }
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw SettingRefusedException.notAllowed("emulator.fidelity.page-size", pageSize, "1 to " + LARGEST_PAGE);
        }
        if (reprocessWindow.isNegative() || reprocessWindow.isZero() || reprocessWindow.compareTo(LONGEST_WINDOW) > 0) {
            throw SettingRefusedException.notAllowed(
                    "emulator.fidelity.reprocess-window", reprocessWindow, "more than zero, up to P3650D");
        }
    }
}

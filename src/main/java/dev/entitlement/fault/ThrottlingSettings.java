package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ControlException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of a tenant are throttled.
 *
 * @param limits at most 20, all of which a call has to keep to
 * @param punishEarlyRetry whether a call that comes before its {@code Retry-After} is over makes the wait longer
 */
record ThrottlingSettings(boolean enabled, List<Limit> limits, boolean punishEarlyRetry) {

    /** Nobody is throttled. */
    static final ThrottlingSettings OFF = new ThrottlingSettings(false, List.of(), false);

    private static final int MOST_LIMITS = 20;
    private static final int MOST_PERMITS = 1_000_000;

    /** Whose calls are counted together. */
    enum Scope {
        /** Those of an app in a tenant. */
        @JsonProperty("app+tenant")
        APP_AND_TENANT("Tenant_Application"),

        /** All of a tenant. */
        @JsonProperty("tenant")
        TENANT("Tenant"),

        /** Those of an app in every tenant that has the same limit. */
        @JsonProperty("app")
        APP("Application");

        private final String headerName;

        Scope(String headerName) {
            this.headerName = headerName;
        }

        /** As {@code x-ms-throttle-scope} names it. */
        String headerName() {
            return headerName;
        }
    }

    /**
     * A token bucket.
     *
     * @param permits how many calls may come at once, 1 to 1,000,000
     * @param per how long it takes until as many may come again, evenly; 100 milliseconds to one day
     */
    record Limit(Scope scope, int permits, TimeSpan per) {}

    /**
     * What is to change; what is left out stays as it is.
     *
     * @param limits at most 20, all of which a call has to keep to
     * @param punishEarlyRetry whether a call that comes before its {@code Retry-After} is over makes the wait longer
     */
    record Change(
            @Nullable Boolean enabled,
            @Nullable List<Limit> limits,
            @Nullable Boolean punishEarlyRetry) {}

    ThrottlingSettings with(Change change) {
        return new ThrottlingSettings(
                Objects.requireNonNullElse(change.enabled(), enabled),
                Objects.requireNonNullElse(change.limits(), limits),
                Objects.requireNonNullElse(change.punishEarlyRetry(), punishEarlyRetry));
    }

    /** @throws ControlException 400 with everything that is out of bounds */
    void requireSound() {
        Problems problems = new Problems();
        if (limits.size() > MOST_LIMITS) {
            problems.add("/limits", "There are at most " + MOST_LIMITS + " limits.");
        }
        if (enabled && limits.isEmpty()) {
            problems.add("/limits", "Without a limit nothing is throttled.");
        }
        for (int i = 0; i < Math.min(limits.size(), MOST_LIMITS); i++) {
            problems.number("/limits/" + i + "/permits", limits.get(i).permits(), 1, MOST_PERMITS);
            problems.length("/limits/" + i + "/per", limits.get(i).per(), Duration.ofMillis(100), Duration.ofDays(1));
        }
        problems.refuseIfAny("The limits cannot be kept.");
    }
}

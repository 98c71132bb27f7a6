package dev.entitlement.catalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Access that comes and goes without a request.
 *
 * @param gracePeriod how long access outlasts its reason
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageautomaticrequestsettings">accessPackageAutomaticRequestSettings</a>
 */
public record AutomaticTerms(
        boolean requestAccessForAllowedTargets,
        boolean removeAccessWhenTargetLeavesAllowedTargets,
        @Nullable Duration gracePeriod) {}

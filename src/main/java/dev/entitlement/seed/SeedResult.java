package dev.entitlement.seed;

import dev.entitlement.control.SeedLoad;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a document has changed, or would have.
 *
 * @param tenant id of the tenant that was filled
 * @param created ids of what was made, by section
 * @param updated ids of what was there before, by section
 * @param warnings what was not followed, and why
 */
record SeedResult(
        UUID tenant, Map<String, List<UUID>> created, Map<String, List<UUID>> updated, List<String> warnings) {

    static SeedResult of(SeedLoad load, List<String> warnings) {
        return new SeedResult(load.tenantId(), load.created(), load.updated(), warnings);
    }
}

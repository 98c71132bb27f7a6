package dev.entitlement.journal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be found out of a call only as long as its secrets are there.
 *
 * @param client the app that it says to be
 * @param token what its bearer token says of itself
 * @param refusal why it was refused
 */
record KnownFacts(
        @Nullable UUID client,
        @Nullable Map<String, JsonNode> token,
        @Nullable String refusal) {}

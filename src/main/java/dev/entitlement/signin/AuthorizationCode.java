package dev.entitlement.signin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization code says.
 *
 * @param id unique
 * @param redirectUri exactly as the app has sent it
 * @param challenge null when the app has sent none
 * @param nonce null when the app has sent none
 */
record AuthorizationCode(
        UUID id,
        Instant expiresAt,
        UUID tenantId,
        UUID userId,
        UUID clientId,
        String redirectUri,
        String scope,
        @Nullable CodeChallenge challenge,
        @Nullable String nonce) {}

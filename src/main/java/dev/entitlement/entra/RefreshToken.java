package dev.entitlement.entra;

import java.util.UUID;

/**
 * What a refresh token says.
 *
 * @param scope what it is for when it is used without another
 * @param method how the user has signed in, as {@code amr} names it
 * @param confidential whether the app had proved itself, so that it has to do so again
 */
record RefreshToken(UUID tenantId, UUID userId, UUID clientId, String scope, String method, boolean confidential) {}

package dev.entitlement.entra;

import dev.entitlement.clock.TimeSpan;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An access token for Graph, as a test wants it.
 *
 * @param client client id of the app, which the tenant need not know; null for the tenant's first app with a permission
 * @param roles application permissions, at most 100; null for those that the app was granted. Not with a user
 * @param user user principal name or object id of the user who stands behind the call; null for an app calling as itself
 * @param scp delegated permissions, separated by blanks; null for those that the app was granted. Only with a user
 * @param lifetime from now, one second to 365 days; null for 3599 seconds
 * @param claims claims in addition to, or in place of, the usual ones; one that is null is left out
 * @param invalid what is to be wrong with it; null for a good one
 */
record TokenOrder(
        @Nullable String client,
        @Nullable Set<String> roles,
        @Nullable String user,
        @Nullable String scp,
        @Nullable TimeSpan lifetime,
        @Nullable ObjectNode claims,
        @Nullable TokenFlaw invalid) {

    static final TokenOrder USUAL = new TokenOrder(null, null, null, null, null, null, null);
}

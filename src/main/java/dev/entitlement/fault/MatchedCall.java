package dev.entitlement.fault;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What rules are matched against.
 *
 * @param operation {@code assignmentRequest.reprocess}
 * @param path canonical, without the query
 * @param headers the values of a header, by its name in any case
 */
record MatchedCall(
        UUID tenantId,
        String operation,
        @Nullable UUID resource,
        @Nullable UUID client,
        @Nullable UUID user,
        String method,
        String path,
        Function<String, Collection<String>> headers) {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    boolean isRead() {
        return READS.contains(method);
    }

    /** What the operation is about: {@code assignmentRequest}. */
    String noun() {
        int dot = operation.indexOf('.');
        return dot < 0 ? operation : operation.substring(0, dot);
    }

    /** For people, who look for why a rule was not met. */
    String description() {
        return operation + (resource == null ? "" : " of " + resource) + (client == null ? "" : " by " + client);
    }
}

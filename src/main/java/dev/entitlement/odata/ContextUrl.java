package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.Guids;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code @odata.context}, in the long form that the live service writes:
 * {@code .../beta/$metadata#identityGovernance/entitlementManagement/assignmentRequests/$entity}.
 *
 * @see <a href="https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ContextURL">Context
 *     URL</a>
 */
final class ContextUrl {

    private ContextUrl() {}

    /** Scheme, host and port that the client called, as a trusted proxy in between tells them. */
    static String origin(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }

    /**
     * Of an answer to a call of a path of the form {@code /{version}/identityGovernance/entitlementManagement/{set}},
     * with whatever follows.
     *
     * @param set the set's name as the model spells it
     * @param selected what {@code $select} and {@code $expand} make of the entity, in parentheses; or empty
     */
    static String of(
            HttpServletRequest request, GraphVersion version, String set, String selected, boolean collection) {
        String[] segments = StringUtils.tokenizeToStringArray(request.getServletPath(), "/");
        StringBuilder context = new StringBuilder(origin(request))
                .append('/')
                .append(version.segment())
                .append("/$metadata#identityGovernance/entitlementManagement/")
                .append(set);
        String key = "";
        for (int at = 4; at < segments.length; at++) {
            if (Guids.isGuid(segments[at])) {
                key = "('" + segments[at] + "')";
            } else {
                context.append(key).append('/').append(segments[at]);
                key = "";
            }
        }
        return context.append(selected).append(collection ? "" : "/$entity").toString();
    }

    /** Of an answer of a function: a collection of a type that is part of no set. */
    static String ofFunction(HttpServletRequest request, GraphVersion version, String type, String selected) {
        return origin(request) + "/" + version.segment() + "/$metadata#Collection(" + GraphEdm.NAMESPACE + "." + type
                + ")" + selected;
    }
}

package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Puts {@code @odata.context} first, in the long form that the live service writes. */
public final class ODataContext {

    private ODataContext() {}

    /**
     * One entity of a set, as the answer to a call that names it by its key.
     *
     * @param call to a path of the form {@code /{version}/identityGovernance/entitlementManagement/{set}/{id}}
     */
    public static Map<String, @Nullable Object> entity(HttpServletRequest call, Map<String, @Nullable Object> entity) {
        String[] segments = GraphPath.segmentsOf(call.getServletPath());
        String origin =
                ServletUriComponentsBuilder.fromContextPath(call).build().toUriString();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        String set = GraphModel.setName(GraphVersion.of(call), segments[3]);
        answer.put(
                "@odata.context",
                origin + "/" + segments[0] + "/$metadata#identityGovernance/entitlementManagement/" + set + "/$entity");
        answer.putAll(entity);
        return answer;
    }
}

package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** A successful answer: {@code @odata.context} comes first, in the long form that the live service writes. */
public final class ODataAnswer {

    /** Sent whatever the client accepts of JSON; what it says of metadata and numbers is how Graph writes both. */
    public static final MediaType JSON = MediaType.parseMediaType(
            "application/json;odata.metadata=minimal;" + "odata.streaming=true;IEEE754Compatible=false;charset=utf-8");

    private ODataAnswer() {}

    /** A success whose body is not of the model. */
    static ResponseEntity<ObjectNode> plain(ObjectNode body) {
        return ResponseEntity.ok().contentType(JSON).body(body);
    }

    /**
     * One entity of a set, as the answer to a call that names it by its key.
     *
     * @param call to a path of the form {@code /{version}/identityGovernance/entitlementManagement/{set}/{id}}
     */
    public static ResponseEntity<Map<String, @Nullable Object>> entity(
            HttpServletRequest call, Map<String, @Nullable Object> entity) {
        String[] segments = GraphPath.segmentsOf(call.getServletPath());
        String origin =
                ServletUriComponentsBuilder.fromContextPath(call).build().toUriString();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        String set = GraphModel.setName(GraphVersion.of(call), segments[3]);
        answer.put(
                "@odata.context",
                origin + "/" + segments[0] + "/$metadata#identityGovernance/entitlementManagement/" + set + "/$entity");
        answer.putAll(entity);
        return ResponseEntity.ok().contentType(JSON).body(answer);
    }
}

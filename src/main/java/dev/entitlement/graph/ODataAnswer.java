package dev.entitlement.graph;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** How a successful answer is typed. */
public final class ODataAnswer {

    /** Sent whatever the client accepts of JSON; what it says of metadata and numbers is how Graph writes both. */
    public static final MediaType JSON = MediaType.parseMediaType(
            "application/json;odata.metadata=minimal;" + "odata.streaming=true;IEEE754Compatible=false;charset=utf-8");

    private ODataAnswer() {}

    /** A success whose body is not of the model. */
    static ResponseEntity<ObjectNode> plain(ObjectNode body) {
        return ResponseEntity.ok().contentType(JSON).body(body);
    }
}

package dev.entitlement.openapi;

import dev.entitlement.journal.Events;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of a stream, each as an object of its fields; its data is JSON. */
final class EventSchema {

    static final String NAME = "Event";

    private EventSchema() {}

    static ObjectNode of(Schemas schemas) {
        ObjectNode event = new JsonMapper().createObjectNode();
        event.put("description", "An event of the stream by its fields; data is the JSON of what is described here.");
        ArrayNode kinds = event.putArray("oneOf");
        Events.all().forEach((type, data) -> {
            ObjectNode kind = kinds.addObject().put("type", "object").put("title", type);
            kind.putArray("required").add("id").add("event").add("data");
            ObjectNode fields = kind.putObject("properties");
            fields.putObject("id").put("type", "string").put("description", "Grows with every event.");
            fields.putObject("event").put("const", type);
            fields.set("data", schemas.of(data));
        });
        return event;
    }
}

package dev.entitlement.openapi;

import dev.entitlement.control.SeedSection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A tenant and everything in it: an object with a member for each section. */
final class SeedDocumentSchema {

    static final String NAME = "SeedDocument";

    private SeedDocumentSchema() {}

    /** @param schemas where what it refers to is kept */
    static ObjectNode of(List<SeedSection<?>> sections, Schemas schemas) {
        ObjectNode described = new JsonMapper().createObjectNode().put("type", "object");
        described.put("additionalProperties", false);
        ObjectNode properties = described.putObject("properties");
        properties.set("tenant", schemas.of(tenantEntry()));
        for (SeedSection<?> section : sections) {
            ObjectNode entry = schemas.of(section.entryType());
            if (section.isSingle()) {
                properties.set(section.name(), entry);
            } else {
                properties.putObject(section.name()).put("type", "array").set("items", entry);
            }
        }
        return described;
    }

    private static Class<?> tenantEntry() {
        try {
            return Class.forName("dev.entitlement.seed.TenantEntry");
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }
}

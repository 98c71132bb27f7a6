package dev.entitlement.subject;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps identity sources as JSON in one column. */
@Converter
class IdentitySourcesConverter implements AttributeConverter<List<IdentitySource>, String> {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String convertToDatabaseColumn(List<IdentitySource> sources) {
        return JSON.writeValueAsString(sources);
    }

    @Override
    public List<IdentitySource> convertToEntityAttribute(String column) {
        return JSON.readValue(column, new TypeReference<>() {});
    }
}

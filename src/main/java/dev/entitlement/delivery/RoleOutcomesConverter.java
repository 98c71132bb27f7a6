package dev.entitlement.delivery;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores what is decided about resource roles as JSON; nothing as an empty text. */
@Converter
class RoleOutcomesConverter implements AttributeConverter<Map<UUID, RoleOutcomes>, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<UUID, RoleOutcomes>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(@Nullable Map<UUID, RoleOutcomes> roles) {
        return roles == null || roles.isEmpty() ? "" : JSON.writeValueAsString(roles);
    }

    @Override
    public Map<UUID, RoleOutcomes> convertToEntityAttribute(@Nullable String column) {
        return column == null || column.isEmpty() ? Map.of() : JSON.readValue(column, TYPE);
    }
}

package dev.entitlement.tenant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.StringUtils;

/** Permissions hold no blank, so one column keeps a set of them as OAuth writes scopes. */
@Converter
class SpaceSeparated implements AttributeConverter<Set<String>, String> {

    @Override
    public String convertToDatabaseColumn(Set<String> permissions) {
        return String.join(" ", new TreeSet<>(permissions));
    }

    @Override
    public Set<String> convertToEntityAttribute(String column) {
        return Set.of(StringUtils.tokenizeToStringArray(column, " "));
    }
}

package dev.entitlement.request;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps answers as JSON in one column, null where there are none: nothing looks for a request by them. */
@Converter
class AnswersConverter implements AttributeConverter<List<Answer>, @Nullable String> {

    /** Of the column, in characters. */
    static final int LENGTH = 100_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Answer>> TYPE = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<Answer> answers) {
        return answers == null || answers.isEmpty() ? null : JSON.writeValueAsString(answers);
    }

    @Override
    public List<Answer> convertToEntityAttribute(@Nullable String column) {
        return column == null ? List.of() : List.copyOf(JSON.readValue(column, TYPE));
    }
}

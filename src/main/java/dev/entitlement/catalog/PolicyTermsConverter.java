package dev.entitlement.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what a policy says as JSON in one column: nothing looks for a policy by it. */
@Converter
class PolicyTermsConverter implements AttributeConverter<PolicyTerms, String> {

    /** Of the column, in characters. */
    static final int LENGTH = 100_000;

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String convertToDatabaseColumn(PolicyTerms terms) {
        return JSON.writeValueAsString(terms);
    }

    @Override
    public PolicyTerms convertToEntityAttribute(String column) {
        return JSON.readValue(column, PolicyTerms.class);
    }
}

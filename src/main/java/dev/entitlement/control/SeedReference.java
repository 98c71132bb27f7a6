package dev.entitlement.control;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What stands in a seed where something else is referred to: its GUID, or a name that nothing else of its kind has.
 *
 * @param text as the document writes it
 */
public record SeedReference(String text) {

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** @throws IllegalArgumentException when there is nothing in it */
    @JsonCreator
    public SeedReference {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an id or a name is missing");
        }
    }

    /** A reference by id. */
    public static SeedReference to(UUID id) {
        return new SeedReference(id.toString());
    }

    /** The GUID that it is; empty for a name. */
    public Optional<UUID> guid() {
        return GUID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}

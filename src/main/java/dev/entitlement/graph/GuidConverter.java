package dev.entitlement.graph;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;

/** Reads an id in a path: 32 hex digits with 4 dashes, in any case. Java's own parser takes {@code 1-1-1-1-1} too. */
class GuidConverter implements Converter<String, UUID> {

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

    @Override
    public UUID convert(String text) {
        if (!GUID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
        }
        return UUID.fromString(text);
    }
}

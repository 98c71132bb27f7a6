package dev.entitlement.control;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** How the control API writes enumerations. */
final class EnumNames {

    private static final JsonMapper JSON = StrictMapper.json();

    private EnumNames() {}

    /** What may be written for a type, in its order. */
    static List<String> of(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> JSON.convertValue(constant, String.class))
                .toList();
    }

    /** One of them. */
    static String of(Enum<?> constant) {
        return JSON.convertValue(constant, String.class);
    }
}

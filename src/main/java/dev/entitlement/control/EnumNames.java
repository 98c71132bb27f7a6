package dev.entitlement.control;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedClassResolver;
import tools.jackson.databind.json.JsonMapper;

/** How the control API reads and writes enumerations. */
public final class EnumNames {

    private static final JsonMapper JSON = StrictMapper.json();

    private EnumNames() {}

    /** What may be written for a type, in its order. */
    static List<String> of(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> JSON.convertValue(constant, String.class))
                .toList();
    }

    /**
     * The value that somebody has written, in any case.
     *
     * @throws IllegalArgumentException for what is none of the type's
     */
    public static <E extends Enum<E>> E read(String written, Class<E> enumeration) {
        List<String> names = of(enumeration);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(written)) {
                return enumeration.getEnumConstants()[i];
            }
        }
        throw new IllegalArgumentException(
                "'" + Sentence.shortened(written) + "' is none of " + String.join(", ", names));
    }

    /** A name in lower camel case, whatever the type makes of itself as a text. */
    static String of(Enum<?> constant) {
        SerializationConfig config = JSON.serializationConfig();
        return EnumNamingStrategies.LOWER_CAMEL_CASE.convertEnumToExternalName(
                config,
                AnnotatedClassResolver.resolveWithoutSuperTypes(config, constant.getDeclaringClass()),
                constant.name());
    }
}

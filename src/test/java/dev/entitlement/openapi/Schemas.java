package dev.entitlement.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.entitlement.control.StrictMapper;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The types of bodies and answers as JSON Schema, as the control API reads and writes them. */
final class Schemas {

    static final String PLACE = "components/schemas";

    private static final Map<Class<?>, String> FORMATS =
            Map.of(UUID.class, "uuid", Instant.class, "date-time", Duration.class, "duration", URI.class, "uri");

    private final JsonMapper json = StrictMapper.json();
    private final Comments comments;
    private final SchemaBuilder builder;

    Schemas(Comments comments) {
        this.comments = comments;
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.NULLABLE_FIELDS_BY_DEFAULT)
                .without(Option.NULLABLE_FIELDS_BY_DEFAULT, Option.SCHEMA_VERSION_INDICATOR)
                .with(new JacksonModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER, JacksonOption.ALWAYS_REF_SUBTYPES));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(this::special)
                .withDescriptionResolver(
                        scope -> comments.of(scope.getType().getErasedType()).orElse(null));
        config.forFields()
                .withNullableCheck(field -> isNullable(field) && !isLeftOut(field))
                .withRequiredCheck(field -> !isNullable(field) && !isLeftOut(field))
                .withDescriptionResolver(
                        field -> comments.of(field.getDeclaringType().getErasedType(), field.getDeclaredName())
                                .orElse(null));
        this.builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** A reference to the type's schema, or the schema itself where it is a simple one. */
    ObjectNode of(Type type) {
        return builder.createSchemaReference(type);
    }

    /** All that have been referred to. */
    ObjectNode all() {
        return builder.collectDefinitions(PLACE);
    }

    private @Nullable CustomDefinition special(ResolvedType resolved, SchemaGenerationContext context) {
        Class<?> type = resolved.getErasedType();
        ObjectNode schema = json.createObjectNode();
        if (FORMATS.containsKey(type)) {
            schema.put("type", "string").put("format", FORMATS.get(type));
        } else if (type.isEnum()) {
            schema.put("type", "string");
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant -> schema.withArray("enum").add(json.convertValue(constant, String.class)));
            describe(schema, type);
        } else if (type == Object.class || (JsonNode.class.isAssignableFrom(type) && type != ObjectNode.class)) {
            // Anything: no keyword at all.
        } else if (type == ObjectNode.class || Map.class.isAssignableFrom(type)) {
            schema.put("type", "object");
            List<ResolvedType> of = resolved.typeParametersFor(Map.class);
            if (of != null && of.size() == 2 && of.get(1).getErasedType() != Object.class) {
                schema.set("additionalProperties", context.createStandardDefinitionReference(of.get(1), null));
            }
        } else if (isWrittenAsText(type)) {
            schema.put("type", "string");
            describe(schema, type);
        } else {
            return null;
        }
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }

    private void describe(ObjectNode schema, Class<?> type) {
        comments.of(type).ifPresent(comment -> schema.put("description", comment));
        if (type.isEnum()) {
            List<String> meanings = Arrays.stream(type.getEnumConstants())
                    .flatMap(constant -> comments.of((Enum<?>) constant).stream()
                            .map(comment -> json.convertValue(constant, String.class) + ": " + comment))
                    .toList();
            if (!meanings.isEmpty()) {
                schema.put(
                        "description", schema.path("description").asString("") + "\n\n" + String.join("\n", meanings));
            }
        }
    }

    /** Types of ours that are read from one text, or written as one. */
    private static boolean isWrittenAsText(Class<?> type) {
        return type.getName().startsWith("dev.entitlement.")
                && (Stream.of(type.getDeclaredMethods())
                                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class)
                                        && method.getReturnType() == String.class)
                        || Stream.of(type.getDeclaredMethods())
                                .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class)
                                        && method.getParameterCount() == 1
                                        && method.getParameterTypes()[0] == String.class));
    }

    private static boolean isNullable(FieldScope field) {
        Field member = field.getRawMember();
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOut(FieldScope field) {
        JsonInclude included = field.getRawMember().getAnnotation(JsonInclude.class);
        if (included == null) {
            included = field.getRawMember().getDeclaringClass().getAnnotation(JsonInclude.class);
        }
        return included != null && included.value() != JsonInclude.Include.ALWAYS && isNullable(field)
                || included != null && included.value() == JsonInclude.Include.NON_EMPTY;
    }
}

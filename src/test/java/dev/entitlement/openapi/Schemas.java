package dev.entitlement.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
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
import java.util.stream.Collectors;
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
    private final CustomDefinitionProviderV2 special = this::special;

    Schemas(Comments comments) {
        this.comments = comments;
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.NULLABLE_FIELDS_BY_DEFAULT)
                .without(Option.NULLABLE_FIELDS_BY_DEFAULT, Option.SCHEMA_VERSION_INDICATOR)
                .with(new JacksonModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER, JacksonOption.ALWAYS_REF_SUBTYPES));
        config.forTypesInGeneral().withCustomDefinitionProvider(special).withDescriptionResolver(this::description);
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
        return all(PLACE);
    }

    /** All that have been referred to, of a document that keeps them at this place. */
    ObjectNode all(String place) {
        ObjectNode all = builder.collectDefinitions(place);
        all.findParents("allOf").forEach(parent -> join((ObjectNode) parent));
        all.findParents("items").forEach(parent -> sayOnce((ObjectNode) parent));
        return all;
    }

    /** The generator lets what is said of a component stand beside what is said of its type, as a schema of its own. */
    private static void join(ObjectNode schema) {
        JsonNode parts = schema.path("allOf");
        if (parts.size() == 2 && parts.get(1).size() == 1 && parts.get(1).has("description")) {
            ObjectNode type = (ObjectNode) parts.get(0);
            String ofComponent = parts.get(1).path("description").asString();
            String ofType = type.path("description").asString("");
            schema.remove("allOf");
            schema.setAll(type);
            schema.put("description", (ofComponent + "\n" + ofType).strip());
        }
    }

    private static void sayOnce(ObjectNode list) {
        String said = list.path("description").asString("");
        if (list.get("items") instanceof ObjectNode item && !said.isEmpty()) {
            String ofItem = item.path("description").asString("");
            if (ofItem.startsWith(said)) {
                item.put("description", ofItem.substring(said.length()).strip());
            }
            if (item.path("description").asString("").isEmpty()) {
                item.remove("description");
            }
        }
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
        } else if (type == Object.class || (JsonNode.class.isAssignableFrom(type) && type != ObjectNode.class)) {
            // Anything: no keyword at all.
        } else if (type == ObjectNode.class || Map.class.isAssignableFrom(type)) {
            schema.put("type", "object");
            List<ResolvedType> of = resolved.typeParametersFor(Map.class);
            if (of != null && of.size() == 2 && of.get(1).getErasedType() != Object.class) {
                schema.set("additionalProperties", context.createStandardDefinitionReference(of.get(1), null));
            }
        } else if (isWrittenInSeveralWays(type)) {
            // Whatever it can be read from.
        } else if (mayBeWrittenAsText(type)) {
            schema.putArray("anyOf")
                    .add(json.createObjectNode().put("type", "string"))
                    .add(context.createStandardDefinition(resolved, special));
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.STANDARD, CustomDefinition.AttributeInclusion.YES);
        } else if (isWrittenAsText(type)) {
            schema.put("type", "string");
        } else {
            return null;
        }
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    /** What is said of a component; of an enumeration, what each value means, too. */
    private @Nullable String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        String said = comments.of(field.getDeclaringType().getErasedType(), field.getDeclaredName())
                .orElse("");
        String all = (said + meanings(field.getType().getErasedType())).strip();
        return all.isEmpty() ? null : all;
    }

    private @Nullable String description(TypeScope scope) {
        Class<?> type = scope.getType().getErasedType();
        String all = (comments.of(type).orElse("") + meanings(type)).strip();
        return all.isEmpty() ? null : all;
    }

    private String meanings(Class<?> type) {
        return !type.isEnum()
                ? ""
                : Arrays.stream(type.getEnumConstants())
                        .flatMap(constant -> comments.of((Enum<?>) constant).stream()
                                .map(comment -> "\n" + json.convertValue(constant, String.class) + ": " + comment))
                        .collect(Collectors.joining());
    }

    /** Types of ours that are one text: what else can be made of a text is not described further. */
    private static boolean isWrittenAsText(Class<?> type) {
        return type.getName().startsWith("dev.entitlement.")
                && Stream.of(type.getDeclaredMethods())
                        .anyMatch(method ->
                                method.getReturnType() == String.class && method.isAnnotationPresent(JsonValue.class)
                                        || !type.isRecord()
                                                && !type.isInterface()
                                                && method.isAnnotationPresent(JsonCreator.class)
                                                && method.getParameterCount() == 1
                                                && method.getParameterTypes()[0] == String.class);
    }

    /** Records that may be written as one text instead of an object. */
    private static boolean mayBeWrittenAsText(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length > 1
                && Stream.of(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class)
                                && method.getParameterCount() == 1
                                && method.getParameterTypes()[0] == String.class);
    }

    private static boolean isWrittenInSeveralWays(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getDeclaredMethods())
                        .anyMatch(method ->
                                method.isAnnotationPresent(JsonValue.class) && method.getReturnType() == Object.class);
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

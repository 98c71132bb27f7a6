package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.Guids;
import dev.entitlement.graph.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies against the declared types, so that a misspelt name or a wrong value is refused and not lost. */
@Component
class BodyReader {

    /** How many values deep a body may be. */
    private static final int DEEPEST = 12;

    private static final String ODATA_TYPE = "@odata.type";

    private final GraphTypes types;
    private final List<ComplexType<?>> parameters;
    private final JsonMapper json;

    /** @param parameters the types of what actions take, where a feature declares them as beans */
    BodyReader(GraphTypes types, List<ComplexType<?>> parameters, JsonMapper json) {
        this.types = types;
        this.parameters = List.copyOf(parameters);
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @throws GraphException 400 when it is no JSON object, or not one of the type
     * @throws IOException when it cannot be read to its end
     */
    Body read(HttpServletRequest request, String type) throws IOException {
        return body(object(request), shape(type), GraphVersion.of(request), 0);
    }

    /**
     * Reads the body of a call to {@code $ref}.
     *
     * @throws GraphException 400 when it names no entity
     * @throws IOException when it cannot be read to its end
     */
    Reference reference(HttpServletRequest request) throws IOException {
        JsonNode named = object(request).path("@odata.id");
        String[] segments = StringUtils.tokenizeToStringArray(named.isString() ? named.stringValue() : "", "/('\")");
        if (segments.length < 2) {
            throw GraphException.badRequest("The property '@odata.id' must be the address of an entity.");
        }
        return new Reference(segments[segments.length - 2], Guids.parse(segments[segments.length - 1]));
    }

    private JsonNode object(HttpServletRequest request) throws IOException {
        String contentType = request.getContentType();
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).contains("json")) {
            throw JsonBody.refusal();
        }
        JsonNode read = JsonBody.read(request, json);
        if (!read.isObject()) {
            throw JsonBody.refusal();
        }
        return read;
    }

    private Shape<?> shape(String name) {
        Optional<ComplexType<?>> declared = parameters.stream()
                .filter(each -> each.names().canonical().equals(name))
                .findFirst();
        return declared.isPresent() ? declared.get() : types.named(name);
    }

    private Body body(JsonNode object, Shape<?> shape, GraphVersion version, int depth) {
        if (depth > DEEPEST) {
            throw GraphException.badRequest("The request body nests deeper than " + DEEPEST + " levels.");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (name.equals(ODATA_TYPE)) {
                values.put(ODATA_TYPE, typeName(value));
            } else if (!isAnnotation(name)) {
                read(name, value, shape, version, depth, values);
            }
        }
        return new Body(values);
    }

    private void read(
            String name,
            JsonNode value,
            Shape<?> shape,
            GraphVersion version,
            int depth,
            Map<String, @Nullable Object> values) {
        Property<?> property = named(shape, name, value);
        if (property != null) {
            String canonical = property.names().canonical();
            requireNew(canonical, values);
            values.put(canonical, value(value, property.kind(), name, version, depth));
            return;
        }
        if (shape instanceof GraphType<?> type) {
            Optional<? extends Navigation<?>> navigation = type.navigations().stream()
                    .filter(each -> each.names().has(name))
                    .findFirst();
            if (navigation.isPresent()) {
                String canonical = navigation.get().names().canonical();
                requireNew(canonical, values);
                values.put(canonical, linked(value, navigation.get(), name, version, depth));
                return;
            }
            if (type.accepted().contains(name)) {
                values.put(name, untyped(value, name));
                return;
            }
        }
        Names names = shape.names();
        throw Body.unknown(name, names.in(version).orElse(names.canonical()));
    }

    private static void requireNew(String canonical, Map<String, @Nullable Object> values) {
        if (values.containsKey(canonical)) {
            throw GraphException.badRequest("The property '" + canonical + "' is in the request body twice.");
        }
    }

    /** What is an object in one version and a text in the other is told apart by what it is here. */
    private static @Nullable Property<?> named(Shape<?> shape, String name, JsonNode value) {
        Property<?> found = null;
        for (Property<?> property : shape.properties()) {
            boolean fits = property.kind() instanceof Kind.Complex<?> == value.isObject();
            if (property.names().has(name) && (found == null || fits)) {
                found = property;
            }
        }
        return found;
    }

    private @Nullable Object linked(
            JsonNode value, Navigation<?> navigation, String name, GraphVersion version, int depth) {
        GraphType<?> target = types.named(navigation.target());
        if (value.isNull()) {
            return null;
        }
        if (!navigation.isCollection()) {
            return body(object(value, name), target, version, depth + 1);
        }
        List<Body> several = new ArrayList<>();
        array(value, name).forEach(each -> several.add(body(object(each, name), target, version, depth + 1)));
        return several;
    }

    private @Nullable Object value(JsonNode value, Kind kind, String name, GraphVersion version, int depth) {
        if (value.isNull()) {
            return null;
        }
        if (kind instanceof Kind.CollectionOf collection) {
            List<Object> several = new ArrayList<>();
            for (JsonNode each : array(value, name)) {
                Object element = value(each, collection.element(), name, version, depth + 1);
                if (element == null) {
                    throw invalid(name);
                }
                several.add(element);
            }
            return several;
        }
        if (kind instanceof Kind.Complex<?> complex) {
            return body(object(value, name), complex.type(), version, depth + 1);
        }
        if (kind == Kind.UNTYPED) {
            return untyped(value, name);
        }
        if (kind == Kind.BOOLEAN && value.isBoolean()) {
            return value.booleanValue();
        }
        if (kind == Kind.INT32 && value.isIntegralNumber() && value.canConvertToInt()) {
            return value.intValue();
        }
        if (!value.isString()) {
            throw invalid(name);
        }
        return text(value.stringValue(), kind, name);
    }

    private Object untyped(JsonNode value, String name) {
        if (!isOfDoubles(value)) {
            throw invalid(name);
        }
        return json.treeToValue(value, Object.class);
    }

    /** Whether no number in it is so large or so small that whoever reads it as a double has another. */
    private static boolean isOfDoubles(JsonNode value) {
        if (!value.isFloatingPointNumber()) {
            return value.valueStream().allMatch(BodyReader::isOfDoubles);
        }
        double nearest = value.decimalValue().doubleValue();
        return Double.isFinite(nearest) && (nearest != 0 || value.decimalValue().signum() == 0);
    }

    private static Object text(String text, Kind kind, String name) {
        if (kind instanceof Kind.Enumeration<?> enumeration) {
            return Enumerations.member(enumeration, text);
        }
        if (kind == Kind.GUID) {
            return Guids.parse(text);
        }
        try {
            if (kind == Kind.DATE_TIME) {
                return instant(text);
            }
            if (kind == Kind.DURATION) {
                return Duration.parse(text);
            }
        } catch (DateTimeException unreadable) {
            throw invalid(name);
        }
        if (kind != Kind.STRING) {
            throw invalid(name);
        }
        return text;
    }

    /** Of the years that both databases can hold. */
    private static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new DateTimeException("no year of four digits");
        }
        return time.toInstant();
    }

    private static JsonNode object(JsonNode value, String name) {
        if (!value.isObject()) {
            throw invalid(name);
        }
        return value;
    }

    private static JsonNode array(JsonNode value, String name) {
        if (!value.isArray()) {
            throw invalid(name);
        }
        return value;
    }

    /** Control information, {@code id@odata.bind} and the like, is for those who read. */
    private static boolean isAnnotation(String name) {
        return name.indexOf('@') >= 0;
    }

    private static String typeName(JsonNode value) {
        String text = value.isString() ? value.stringValue() : "";
        String bare = text.startsWith("#") ? text.substring(1) : text;
        String namespace = GraphEdm.NAMESPACE + ".";
        return bare.startsWith(namespace) ? bare.substring(namespace.length()) : bare;
    }

    private static GraphException invalid(String name) {
        return GraphException.badRequest(
                "Invalid value specified for property '" + QueryOptions.shortened(name) + "' of the request body.");
    }
}

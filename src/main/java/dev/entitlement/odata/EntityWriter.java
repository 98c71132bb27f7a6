package dev.entitlement.odata;

import dev.entitlement.graph.GraphTime;
import dev.entitlement.graph.GraphVersion;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of declared types as one version shows them. Members without a value are written as null, as Graph
 * writes them.
 *
 * @param evolved whether the client knows members of enumerations that came after {@code unknownFutureValue}
 */
record EntityWriter(GraphVersion version, boolean evolved) {

    <O> Map<String, @Nullable Object> write(Shape<O> shape, O owner, Selection selection) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        String type = shape.odataType(owner);
        if (type != null) {
            json.put("@odata.type", type);
        }
        for (Property<O> property : shape.properties()) {
            property.names().in(version).filter(selection::shows).ifPresent(name -> {
                Object value = property.value().apply(owner, version);
                if (value != Property.LEFT_OUT) {
                    json.put(name, written(property.kind(), value));
                }
            });
        }
        return json;
    }

    private @Nullable Object written(Kind kind, @Nullable Object value) {
        if (kind instanceof Kind.CollectionOf collection) {
            return value instanceof Collection<?> several
                    ? several.stream()
                            .map(each -> written(collection.element(), each))
                            .toList()
                    : List.of();
        }
        if (value == null) {
            return null;
        }
        if (kind instanceof Kind.Enumeration<?> enumeration) {
            return Enumerations.name(enumeration, (Enum<?>) value, version, evolved);
        }
        if (kind instanceof Kind.Complex<?> complex) {
            return complex(complex.type(), value);
        }
        return switch ((Kind.Primitive) kind) {
            case DATE_TIME -> GraphTime.format((java.time.Instant) value);
            case DURATION -> duration((Duration) value);
            case GUID -> value.toString();
            case STRING, BOOLEAN, INT32, UNTYPED -> value;
        };
    }

    /** {@code P14D}, where Java counts hours: {@code PT336H}. */
    private static String duration(Duration length) {
        long days = length.toDays();
        if (days == 0) {
            return length.toString();
        }
        Duration rest = length.minusDays(days);
        return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }

    @SuppressWarnings("unchecked") // the property's declaration says what its values are
    private <C> Map<String, @Nullable Object> complex(ComplexType<C> type, Object value) {
        return write(type, (C) value, Selection.ALL);
    }
}

package dev.entitlement.seed;

import dev.entitlement.control.Longest;
import dev.entitlement.seed.Places.Place;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Remembers where each record was read, and refuses texts that could not be stored. */
final class PlacedDeserializers extends ValueDeserializerModifier {

    /** Of the context: the {@link Places} that are filled. */
    static final String PLACES = "places";

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        return description.getBeanClass().isRecord() ? new Placed(deserializer) : deserializer;
    }

    private static final class Placed extends DelegatingDeserializer {

        Placed(ValueDeserializer<?> reads) {
            super(reads);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reads) {
            return new Placed(reads);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Place place = Place.of(parser);
            Object read = super.deserialize(parser, context);
            if (read != null && context.getAttribute(PLACES) instanceof Places places) {
                places.put(read, place);
                requireStorable(read, place, places);
            }
            return read;
        }

        private static void requireStorable(Object read, Place place, Places places) {
            for (RecordComponent component : read.getClass().getRecordComponents()) {
                Longest bound = component.getAnnotation(Longest.class);
                Object value = valueOf(component, read);
                if (value instanceof Record part) {
                    places.putPart(part, place);
                }
                String wrong = wrongWith(value, bound == null ? Longest.USUALLY : bound.value());
                if (wrong != null) {
                    places.refuse(place.member(component.getName()), component.getName() + " " + wrong);
                }
            }
        }

        /** What is wrong with a value, or null. */
        private static @Nullable String wrongWith(@Nullable Object value, int longest) {
            if (value instanceof String text) {
                return wrongWithText(text, longest);
            }
            Collection<?> parts = value instanceof Collection<?> elements
                    ? elements
                    : value instanceof Map<?, ?> members ? members.values() : null;
            if (parts == null) {
                return null;
            }
            return parts.stream()
                    .map(part -> wrongWith(part, longest))
                    .filter(wrong -> wrong != null)
                    .findFirst()
                    .orElse(null);
        }

        private static @Nullable String wrongWithText(String text, int longest) {
            if (text.length() > longest) {
                return "has more than " + longest + " characters";
            }
            boolean storable = text.codePoints()
                    .allMatch(point -> (point != 0 && !Character.isSurrogate((char) point)) || point > 0xFFFF);
            return storable ? null : "has text that is no Unicode, or a character NUL";
        }

        private static @Nullable Object valueOf(RecordComponent component, Object of) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(of);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

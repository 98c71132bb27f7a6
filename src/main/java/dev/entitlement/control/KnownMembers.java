package dev.entitlement.control;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Refuses a member that a record does not have as soon as its name is read. Left to itself Jackson makes the record first,
 * and so tells that {@code by} is missing where somebody has written {@code bye}.
 */
final class KnownMembers extends ValueDeserializerModifier {

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        return type.isRecord() ? new OfRecord(type, deserializer) : deserializer;
    }

    private static final class OfRecord extends DelegatingDeserializer {

        private final Class<?> type;

        OfRecord(Class<?> type, ValueDeserializer<?> reads) {
            super(reads);
            this.type = type;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reads) {
            return new OfRecord(type, reads);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Collection<Object> known = getKnownPropertyNames();
            return parser.currentToken() == JsonToken.START_OBJECT && known != null
                    ? super.deserialize(new Watched(parser, type, known), context)
                    : super.deserialize(parser, context);
        }
    }

    /** The parser of one object: what is further inside is watched by the parser of that. */
    private static final class Watched extends JsonParserDelegate {

        private final TokenStreamContext object;
        private final Class<?> type;
        private final Collection<Object> known;

        Watched(JsonParser parser, Class<?> type, Collection<Object> known) {
            super(parser);
            this.object = parser.streamReadContext();
            this.type = type;
            this.known = known;
        }

        @Override
        public @Nullable JsonToken nextToken() {
            JsonToken token = super.nextToken();
            check();
            return token;
        }

        @Override
        public @Nullable String nextName() {
            String name = super.nextName();
            check();
            return name;
        }

        @Override
        public boolean nextName(SerializableString expected) {
            boolean found = super.nextName(expected);
            check();
            return found;
        }

        @Override
        public int nextNameMatch(PropertyNameMatcher matcher) {
            int match = super.nextNameMatch(matcher);
            check();
            return match;
        }

        private void check() {
            if (currentToken() == JsonToken.PROPERTY_NAME
                    && streamReadContext() == object
                    && !known.contains(currentName())) {
                throw UnrecognizedPropertyException.from(this, type, currentName(), known);
            }
        }
    }
}

package dev.entitlement.control;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How documents that drive the emulator are read, strictly: a property that is unknown, missing, null, there twice or of
 * another type, were it an empty text, is refused, and enumerations are written as Graph writes them, in any case.
 */
public final class StrictMapper {

    private StrictMapper() {}

    /** Makes a mapper strict. */
    public static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B strict(B builder) {
        return builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // A double would make another number of what it cannot hold, and say nothing.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(LogicalType.Textual, texts -> Stream.of(
                                CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                        .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)))
                .withCoercionConfigDefaults(
                        texts -> texts.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new SimpleModule("known members").setDeserializerModifier(new KnownMembers()))
                .annotationIntrospector(new RequiredUnlessNullable());
    }

    /** A strict mapper for JSON. */
    public static JsonMapper json() {
        return strict(JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build()))
                .build();
    }

    /** What a record does not declare {@code @Nullable} must be in the document. */
    private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
            return isRequired(member)
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL)
                    : super.findSetterInfo(config, member).withContentNulls(Nulls.FAIL);
        }

        /** Read from the component: on a compact constructor's parameter javac 17 drops the annotation of a nested type. */
        private static boolean isRequired(Annotated member) {
            if (!(member instanceof AnnotatedParameter parameter)
                    || !(parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor)) {
                return false;
            }
            RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
            return components != null
                    && components.length == constructor.getParameterCount()
                    && !components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        @Override
        public EnumNamingStrategy findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass enumType) {
            return EnumNamingStrategies.LOWER_CAMEL_CASE;
        }
    }
}

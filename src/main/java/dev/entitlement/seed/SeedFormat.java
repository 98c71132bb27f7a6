package dev.entitlement.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.control.StrictMapper;
import dev.entitlement.control.WholeCharacters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The two ways of writing a seed document. */
enum SeedFormat {
    JSON("application/json", "json") {
        @Override
        ObjectMapper mapper() {
            return JSON_MAPPER;
        }

        @Override
        void requireReadable(byte[] document) {
            SeedText.require(document, character -> true);
        }

        @Override
        JsonParser parser(byte[] document) {
            return JSON_MAPPER.createParser(document);
        }
    },
    /** JSON is YAML, too. */
    YAML("application/yaml", "yaml") {
        @Override
        ObjectMapper mapper() {
            return YAML_MAPPER;
        }

        /** An alias would be read as the text of its name, and nobody means that. */
        @Override
        void requireReadable(byte[] document) {
            SeedText.require(document, SeedText::isYaml);
            try (JsonParser parser = parser(document)) {
                requireNoAliases(parser);
            }
        }

        @Override
        JsonParser parser(byte[] document) {
            return YAML_MAPPER.createParser(new WholeCharacters(new String(document, StandardCharsets.UTF_8)));
        }

        private static void requireNoAliases(JsonParser parser) {
            try {
                while (parser.nextToken() != null) {
                    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                        throw BadSeedException.at(
                                Places.Place.of(parser),
                                "an alias (*" + parser.getString() + ") stands for nothing here");
                    }
                }
            } catch (JacksonException malformed) {
                throw BadSeedException.of(malformed, Places.Place.of(parser).whole());
            }
        }
    };

    private static final List<String> YAML_TYPES =
            List.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");

    /** Levels of nesting. */
    static final int DEEPEST = 40;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(30)
            .maxNameLength(300)
            .build();

    private static final JsonMapper JSON_MAPPER = prepared(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final YAMLMapper YAML_MAPPER = prepared(YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // The size of bodies is bounded before they come here.
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLWriteFeature.SPLIT_LINES, YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .build()))
            // Who writes a name in YAML need not see that it looks like a number.
            .withCoercionConfig(LogicalType.Textual, texts -> Stream.of(
                            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> texts.setCoercion(shape, CoercionAction.TryConvert)))
            .build();

    private final String mediaType;
    private final String name;

    SeedFormat(String mediaType, String name) {
        this.mediaType = mediaType;
        this.name = name;
    }

    /** Reads strictly, and remembers where each entry stands; writes what is not null. */
    abstract ObjectMapper mapper();

    /** @throws BadSeedException for a document that is no text, or that this format allows and nobody should write */
    abstract void requireReadable(byte[] document);

    /** Parses a document that {@link #requireReadable} has let through. */
    abstract JsonParser parser(byte[] document);

    /** {@code application/json} or {@code application/yaml}. */
    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** The format of a body; empty for a media type that is neither. */
    static Optional<SeedFormat> of(MediaType type) {
        String plain = type.getType() + "/" + type.getSubtype();
        if (plain.equalsIgnoreCase(JSON.mediaType)) {
            return Optional.of(JSON);
        }
        return YAML_TYPES.stream().anyMatch(plain::equalsIgnoreCase) ? Optional.of(YAML) : Optional.empty();
    }

    /** The format with this name, {@code json} or {@code yaml}. */
    static Optional<SeedFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name.equalsIgnoreCase(name))
                .findFirst();
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B prepared(B builder) {
        return StrictMapper.strict(builder)
                // Entries are read one after the other from one parser.
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addModule(new SimpleModule().setDeserializerModifier(new PlacedDeserializers()))
                .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}

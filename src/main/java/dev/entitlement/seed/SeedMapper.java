package dev.entitlement.seed;

import dev.entitlement.control.StrictMapper;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads seed documents, YAML or JSON, strictly. */
final class SeedMapper {

    private SeedMapper() {}

    static YAMLMapper strict() {
        return StrictMapper.strict(YAMLMapper.builder(YAMLFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build()))
                // Entries are read one section after the other from one parser.
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}

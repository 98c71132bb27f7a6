package dev.entitlement.control;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A body that people write as YAML, as the JSON that it stands for: so both are read, and refused, as one. */
final class YamlBody {

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private YamlBody() {}

    /** @throws ControlException 400 for what is no YAML in UTF-8, or more than one document, or has an alias */
    static byte[] asJson(byte[] body) {
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            requireNoAlias(yaml);
            return YAML.readTree(new WholeCharacters(yaml)).toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            throw refused("is not UTF-8");
        } catch (JacksonException unreadable) {
            throw refused("is not one document of YAML", unreadable.getLocation());
        }
    }

    /** An alias would be read as the text of its name, and nobody means that. */
    private static void requireNoAlias(String yaml) {
        try (JsonParser parser = YAML.createParser(new WholeCharacters(yaml))) {
            while (parser.nextToken() != null) {
                if (parser instanceof YAMLParser tokens && tokens.isCurrentAlias()) {
                    throw refused("has an alias, which stands for nothing here,", parser.currentTokenLocation());
                }
            }
        }
    }

    private static ControlException refused(String what, TokenStreamLocation at) {
        return refused(what + " at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    private static ControlException refused(String detail) {
        return ControlException.badRequest("The body " + detail + ".", List.of(new ControlError("", detail)));
    }
}

package dev.entitlement.tenancy;

import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.seed.Seeds;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a test says a tenant is to be filled with. */
@Component
class ContentsReader {

    /** What the emulator was started with. */
    static final String DEFAULT = "default";

    /** In characters; what one column keeps. */
    private static final int LONGEST = 1_000_000;

    private final Seeds seeds;
    private final JsonMapper json;

    ContentsReader(Seeds seeds, JsonMapper json) {
        this.seeds = seeds;
        this.json = json;
    }

    /** Every name that {@link #read} takes. */
    List<String> names() {
        return Stream.concat(Stream.of(DEFAULT), seeds.names().stream()).toList();
    }

    /** The seed of this name; none when it is not one. */
    @Nullable
    Contents named(String name) {
        if (name.equals(DEFAULT)) {
            return Contents.of(Seeds.START);
        }
        return seeds.isKnown(name) ? Contents.of(name) : null;
    }

    /**
     * What a tenant is to be filled with.
     *
     * @param seed a name, or a document; null for the default
     * @throws ControlException 400 for anything else
     */
    Contents read(@Nullable JsonNode seed) {
        if (seed == null || seed.isNull()) {
            return Contents.of(Seeds.START);
        }
        if (seed.isObject()) {
            return document((ObjectNode) seed);
        }
        Contents named = seed.isString() ? named(seed.stringValue()) : null;
        if (named == null) {
            String detail =
                    "There is no seed " + shortened(seed) + "; a seed is one of " + names() + ", or a document.";
            throw ControlException.badRequest(detail, List.of(new ControlError("/seed", detail, names())));
        }
        return named;
    }

    private Contents document(ObjectNode seed) {
        String text = json.writeValueAsString(seed);
        if (text.length() > LONGEST) {
            String detail = "A seed in the body has at most " + LONGEST + " characters.";
            throw ControlException.badRequest(detail, List.of(new ControlError("/seed", detail)));
        }
        return new Contents(Contents.DOCUMENT, text);
    }

    private static String shortened(JsonNode seed) {
        String text = seed.toString();
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}

package dev.entitlement.seed;

import dev.entitlement.control.Nearest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedSection;
import dev.entitlement.seed.Places.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;

/** One tenant and everything in it, as a document with a property for the tenant and one for each section. */
final class SeedDocument {

    static final String TENANT = "tenant";

    private final Place start;
    private final @Nullable TenantEntry tenant;
    private final List<Consumer<SeedLoad>> loads;
    private final Places places;

    private SeedDocument(Place start, @Nullable TenantEntry tenant, List<Consumer<SeedLoad>> loads, Places places) {
        this.start = start;
        this.tenant = tenant;
        this.loads = loads;
        this.places = places;
    }

    /** The refusal of what the document says of the tenant itself. */
    BadSeedException refusedTenant(String detail) {
        return BadSeedException.at(tenant == null ? start : places.of(tenant), detail);
    }

    /** Where the document begins, in a text that may have several. */
    Place start() {
        return start;
    }

    /** What the document says of the tenant itself; empty when it leaves that to who loads it. */
    Optional<TenantEntry> tenant() {
        return Optional.ofNullable(tenant);
    }

    /**
     * Loads every section into a tenant, in the sections' order whatever the document's.
     *
     * @throws BadSeedException naming line and column of what is wrong; the caller's transaction must not be kept then
     */
    void load(SeedLoad load) {
        try {
            for (Consumer<SeedLoad> section : loads) {
                section.accept(load);
                load.requireNoProblems();
            }
            load.finish();
        } catch (SeedLoad.Unfollowable refused) {
            throw BadSeedException.of(refused, places);
        }
    }

    /**
     * Reads documents, one for each tenant.
     *
     * @throws BadSeedException naming line and column of what is wrong
     */
    static List<SeedDocument> readAll(byte[] text, SeedFormat format, List<SeedSection<?>> sections) {
        format.requireReadable(text);
        try (JsonParser parser = format.parser(text)) {
            List<SeedDocument> documents = readAll(parser, format, sections);
            if (documents.isEmpty()) {
                throw BadSeedException.at(Place.at(1, 1), "there is no document in it");
            }
            return documents;
        }
    }

    private static List<SeedDocument> readAll(JsonParser parser, SeedFormat format, List<SeedSection<?>> sections) {
        try {
            List<SeedDocument> documents = new ArrayList<>();
            while (parser.nextToken() != null) {
                documents.add(read(parser, format, sections));
            }
            return documents;
        } catch (JacksonException malformed) {
            throw BadSeedException.of(malformed, Place.of(parser).whole());
        }
    }

    private static SeedDocument read(JsonParser parser, SeedFormat format, List<SeedSection<?>> sections) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw BadSeedException.at(Place.of(parser), "the document is no mapping of sections");
        }
        Place start = Place.of(parser);
        Places places = new Places();
        ObjectReader reader = format.mapper().reader().withAttribute(PlacedDeserializers.PLACES, places);
        TenantEntry tenant = null;
        Map<String, Consumer<SeedLoad>> loads = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place place = Place.of(parser);
            parser.nextToken();
            if (name.equals(TENANT)) {
                tenant = readMapping(TenantEntry.class, TENANT, parser, reader);
            } else {
                SeedSection<?> section = sections.stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(name, place, sections));
                loads.put(name, readSection(section, parser, reader));
            }
        }
        if (!places.refusals().isEmpty()) {
            throw BadSeedException.of(places.refusals());
        }
        return new SeedDocument(start, tenant, inOrder(sections, loads), places);
    }

    private static <E> Consumer<SeedLoad> readSection(SeedSection<E> section, JsonParser parser, ObjectReader reader) {
        if (section.isSingle()) {
            List<E> entries = List.of(readEntry(section, parser, reader));
            return load -> section.load(load, entries);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw BadSeedException.at(Place.of(parser), section.name() + " is no list");
        }
        List<E> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(readEntry(section, parser, reader));
        }
        return load -> section.load(load, entries);
    }

    private static <E> E readEntry(SeedSection<E> section, JsonParser parser, ObjectReader reader) {
        return readMapping(section.entryType(), "an entry of " + section.name(), parser, reader);
    }

    private static <T> T readMapping(Class<T> type, String what, JsonParser parser, ObjectReader reader) {
        Place place = Place.of(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw BadSeedException.at(place, what + " is no mapping");
        }
        try {
            return reader.forType(type).readValue(parser);
        } catch (JacksonException unreadable) {
            throw BadSeedException.of(unreadable, place);
        }
    }

    private static List<Consumer<SeedLoad>> inOrder(
            List<SeedSection<?>> sections, Map<String, Consumer<SeedLoad>> loads) {
        return sections.stream()
                .map(SeedSection::name)
                .filter(loads::containsKey)
                .map(loads::get)
                .toList();
    }

    private static BadSeedException unknown(String name, Place place, List<SeedSection<?>> sections) {
        List<String> names = Stream.concat(Stream.of(TENANT), sections.stream().map(SeedSection::name))
                .toList();
        String nearest = Nearest.to(name, names)
                .map(known -> "; the nearest is '" + known + "'")
                .orElse("; there are " + String.join(", ", names));
        return BadSeedException.of(List.of(place.error("there is no section '" + name + "'" + nearest, names)));
    }
}

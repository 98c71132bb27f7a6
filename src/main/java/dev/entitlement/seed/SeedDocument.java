package dev.entitlement.seed;

import dev.entitlement.control.SeedSection;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One tenant and everything in it, as a document with a property for the tenant and one for each section. */
final class SeedDocument {

    private static final String TENANT = "tenant";

    /** @param domain a verified domain name of the tenant */
    record TenantEntry(UUID id, String displayName, String domain) {}

    private final TenantEntry tenant;
    private final List<Consumer<UUID>> loads;

    private SeedDocument(TenantEntry tenant, List<Consumer<UUID>> loads) {
        this.tenant = tenant;
        this.loads = loads;
    }

    TenantEntry tenant() {
        return tenant;
    }

    /** Loads every section into a tenant, in the sections' order whatever the document's. */
    void loadSections(UUID tenantId) {
        loads.forEach(load -> load.accept(tenantId));
    }

    /**
     * Reads a file of documents, one for each tenant.
     *
     * @throws IllegalArgumentException naming line and column of what is wrong
     */
    static List<SeedDocument> readAll(InputStream yaml, List<SeedSection<?>> sections) {
        YAMLMapper mapper = SeedMapper.strict();
        try (JsonParser parser = mapper.createParser(yaml)) {
            List<SeedDocument> documents = new ArrayList<>();
            while (parser.nextToken() != null) {
                documents.add(read(parser, mapper, sections));
            }
            if (documents.isEmpty()) {
                throw new IllegalArgumentException("there is no document in it");
            }
            return documents;
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(at(malformed.getLocation()) + malformed.getOriginalMessage(), malformed);
        }
    }

    private static SeedDocument read(JsonParser parser, YAMLMapper mapper, List<SeedSection<?>> sections) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException(
                    at(parser.currentTokenLocation()) + "the document is no mapping of sections");
        }
        TenantEntry tenant = null;
        Map<String, Consumer<UUID>> loads = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String place = at(parser.currentTokenLocation());
            parser.nextToken();
            if (name.equals(TENANT)) {
                tenant = mapper.readValue(parser, TenantEntry.class);
            } else {
                SeedSection<?> section = sections.stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                place + "there is no section '" + name + "'; there are " + names(sections)));
                loads.put(name, readSection(section, parser, mapper));
            }
        }
        if (tenant == null) {
            throw new IllegalArgumentException("the section 'tenant' is missing");
        }
        return new SeedDocument(tenant, inOrder(sections, loads));
    }

    private static <E> Consumer<UUID> readSection(SeedSection<E> section, JsonParser parser, YAMLMapper mapper) {
        List<E> entries = mapper.readValue(
                parser, mapper.getTypeFactory().constructCollectionType(List.class, section.entryType()));
        return tenantId -> section.load(tenantId, entries);
    }

    private static List<Consumer<UUID>> inOrder(List<SeedSection<?>> sections, Map<String, Consumer<UUID>> loads) {
        List<Consumer<UUID>> ordered = new ArrayList<>();
        sections.stream()
                .map(SeedSection::name)
                .filter(loads::containsKey)
                .forEach(name -> ordered.add(loads.get(name)));
        return ordered;
    }

    private static String names(List<SeedSection<?>> sections) {
        return Stream.concat(Stream.of(TENANT), sections.stream().map(SeedSection::name))
                .collect(Collectors.joining(", "));
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }
}

package dev.entitlement.seed;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedSection;
import dev.entitlement.tenant.NewTenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills tenants from seed documents, always inside the caller's transaction. What an older document of the same tenant
 * left is not removed: callers who want the tenant to hold the document alone remove its rows before.
 */
@Service
@EnableConfigurationProperties(SeedProperties.class)
public class Seeds {

    /** What the emulator itself was started with, {@code emulator.seed}. */
    public static final String START = "seed";

    /** The demo tenant's document, whatever the emulator was started with. */
    public static final String DEMO = SeedProperties.DEMO;

    /** Nothing at all. */
    public static final String EMPTY = SeedProperties.EMPTY;

    private static final String BUILT_IN = "seed/demo.yaml";

    private final SeedProperties properties;
    private final List<SeedSection<?>> sections;
    private final VirtualClock clock;
    private final LoadedEntities entities;

    /** Documents that do not change while the emulator runs, as they were parsed. */
    private final ConcurrentHashMap<String, List<SeedDocument>> parsed = new ConcurrentHashMap<>();

    Seeds(SeedProperties properties, List<SeedSection<?>> sections, VirtualClock clock, LoadedEntities entities) {
        this.properties = properties;
        this.sections = sections;
        this.clock = clock;
        this.entities = entities;
    }

    /** Whether {@link #loadInto} knows a seed of this name. */
    public boolean isKnown(String seed) {
        return names().contains(seed);
    }

    /** The names that {@link #loadInto} knows. */
    public List<String> names() {
        return List.of(START, DEMO, EMPTY);
    }

    /**
     * Loads a seed by its name into a tenant that exists. The entities have the same ids in every tenant. Of a start
     * document with several tenants it is the part of this tenant, or else the first.
     *
     * @param seed one of {@link #names}
     * @throws IllegalArgumentException when there is no such seed, or it contradicts itself or what is there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void loadInto(UUID tenantId, String seed) {
        List<SeedDocument> documents = documents(seed);
        documents.stream()
                .filter(document -> document.tenant()
                        .filter(tenant -> tenantId.equals(tenant.id()))
                        .isPresent())
                .findFirst()
                .or(() -> documents.stream().findFirst())
                .ifPresent(document -> load(tenantId, document));
    }

    /**
     * Loads a document of one tenant into a tenant that exists, beside what is there; what the document says of the tenant
     * itself is not looked at.
     *
     * @param document JSON, in UTF-8
     * @throws dev.entitlement.control.DocumentRefused when it cannot be followed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void loadInto(UUID tenantId, byte[] document) {
        List<SeedDocument> read = SeedDocument.readAll(document, SeedFormat.JSON, sections);
        if (read.size() != 1) {
            throw new IllegalArgumentException("the document is of " + read.size() + " tenants, not of one");
        }
        load(tenantId, read.get(0));
    }

    /** Loads a document into a tenant that exists, and tells what was made and changed. */
    SeedLoad load(UUID tenantId, SeedDocument document) {
        SeedLoad load = new SeedLoad(tenantId, clock.now(tenantId), entities::settle);
        document.load(load);
        entities.write();
        return load;
    }

    /** Whether a seed is the demo, by whatever name: that document does not change, and all of its times are relative. */
    public boolean isDemo(String seed) {
        return seed.equals(DEMO) || (seed.equals(START) && properties.seed().equals(DEMO));
    }

    /** The tenants that the emulator starts with, as its document names them. */
    public List<NewTenant> startTenants() {
        return documents(START).stream()
                .flatMap(document -> document.tenant().stream())
                .map(TenantEntry::ofStart)
                .toList();
    }

    /**
     * The documents of a seed, one for each tenant; none of {@link #EMPTY}.
     *
     * @throws UncheckedIOException for a file that cannot be read
     */
    List<SeedDocument> documents(String seed) {
        String source = seed.equals(START) ? properties.seed() : seed;
        if (source.equals(EMPTY)) {
            return List.of();
        }
        if (!isKnown(seed)) {
            throw new IllegalArgumentException("there is no seed '" + seed + "'; there are " + names());
        }
        return parsed.computeIfAbsent(source, this::read);
    }

    private List<SeedDocument> read(String source) {
        try {
            return SeedDocument.readAll(bytes(source), SeedFormat.YAML, sections);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(String source) throws IOException {
        if (source.equals(DEMO)) {
            try (InputStream document = new ClassPathResource(BUILT_IN).getInputStream()) {
                return document.readAllBytes();
            }
        }
        return Files.readAllBytes(Path.of(source.substring(SeedProperties.FILE.length())));
    }
}

package dev.entitlement.seed;

import dev.entitlement.control.SeedSection;
import dev.entitlement.settings.SettingRefusedException;
import dev.entitlement.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Loads the seed before the port is opened, so that nobody sees the emulator without it. A database that already has
 * tenants is left as it is.
 */
@Component
@EnableConfigurationProperties(SeedProperties.class)
class SeedLoader implements SmartLifecycle {

    private final String seed;
    private final List<SeedSection<?>> sections;
    private final Tenants tenants;
    private final TransactionOperations transaction;
    private boolean running;

    SeedLoader(
            SeedProperties properties,
            List<SeedSection<?>> sections,
            Tenants tenants,
            TransactionOperations transaction) {
        this.seed = properties.seed();
        this.sections = sections;
        this.tenants = tenants;
        this.transaction = transaction;
    }

    /** @throws SettingRefusedException when the document cannot be read or contradicts itself; nothing is stored */
    @Override
    public void start() {
        if (!seed.equals(SeedProperties.EMPTY) && tenants.all().isEmpty()) {
            try (InputStream document = open()) {
                load(SeedDocument.readAll(document, sections));
            } catch (NoSuchFileException missing) {
                throw SettingRefusedException.unusable("emulator.seed", seed, "there is no such file", missing);
            } catch (DataAccessException contradiction) {
                throw SettingRefusedException.unusable(
                        "emulator.seed",
                        seed,
                        String.valueOf(contradiction.getMostSpecificCause().getMessage()),
                        contradiction);
            } catch (IOException | IllegalArgumentException refused) {
                throw SettingRefusedException.unusable(
                        "emulator.seed", seed, String.valueOf(refused.getMessage()), refused);
            }
        }
        running = true;
    }

    private void load(List<SeedDocument> documents) {
        transaction.executeWithoutResult(status -> documents.forEach(document -> {
            SeedDocument.TenantEntry tenant = document.tenant();
            tenants.create(tenant.id(), tenant.displayName(), tenant.domain());
            document.loadSections();
        }));
    }

    private InputStream open() throws IOException {
        return seed.equals(SeedProperties.DEMO)
                ? new ClassPathResource("seed/demo.yaml").getInputStream()
                : Files.newInputStream(Path.of(seed.substring(SeedProperties.FILE.length())));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is near the largest. */
    @Override
    public int getPhase() {
        return 0;
    }
}

package dev.entitlement.seed;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.settings.SettingRefusedException;
import dev.entitlement.store.OnceForAll;
import dev.entitlement.tenant.Tenants;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Loads the seed before the port is opened, so that nobody sees the emulator without it. A database that already has
 * tenants is left as it is.
 */
@Component
class SeedLoader implements SmartLifecycle {

    private final String seed;
    private final Seeds seeds;
    private final Tenants tenants;
    private final OnceForAll once;
    private final ApplicationEventPublisher events;
    private boolean running;

    SeedLoader(
            SeedProperties properties,
            Seeds seeds,
            Tenants tenants,
            OnceForAll once,
            ApplicationEventPublisher events) {
        this.seed = properties.seed();
        this.seeds = seeds;
        this.tenants = tenants;
        this.once = once;
        this.events = events;
    }

    /** @throws SettingRefusedException when the document cannot be read or contradicts itself; nothing is stored */
    @Override
    public void start() {
        if (!seed.equals(SeedProperties.EMPTY) && tenants.all().isEmpty()) {
            try {
                load(seeds.documents(Seeds.START));
            } catch (DataAccessException contradiction) {
                throw SettingRefusedException.unusable(
                        "emulator.seed",
                        seed,
                        String.valueOf(contradiction.getMostSpecificCause().getMessage()),
                        contradiction);
            } catch (UncheckedIOException unreadable) {
                String why = unreadable.getCause() instanceof NoSuchFileException
                        ? "there is no such file"
                        : String.valueOf(unreadable.getMessage());
                throw SettingRefusedException.unusable("emulator.seed", seed, why, unreadable);
            } catch (IllegalArgumentException refused) {
                throw SettingRefusedException.unusable(
                        "emulator.seed", seed, String.valueOf(refused.getMessage()), refused);
            }
        }
        running = true;
    }

    private void load(List<SeedDocument> documents) {
        once.alone(() -> {
            if (tenants.all().isEmpty()) {
                documents.forEach(this::load);
            }
            return null;
        });
    }

    private void load(SeedDocument document) {
        TenantEntry tenant =
                document.tenant().orElseThrow(() -> new IllegalArgumentException("the section 'tenant' is missing"));
        SeedLoad loaded = seeds.load(tenant.create(tenants), document);
        events.publishEvent(new StartSeeded(loaded.tenantId(), loaded.now()));
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

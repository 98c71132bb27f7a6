package dev.entitlement;

import dev.entitlement.control.StartRehearsed;
import dev.entitlement.http.InnerCalls;
import dev.entitlement.tenancy.RehearsalTenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes the calls of a typical test once before anybody else can: what loads classes, prepares queries or fills caches is
 * done when the emulator is ready. It comes after the seed and before the first port is opened, and leaves nothing behind.
 */
@Component
@EnableConfigurationProperties(WarmUpProperties.class)
class WarmUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    /** More rounds make later calls quicker, but fewer notice than wait for the start. */
    static final int ROUNDS = 3;

    /** After this time no further round begins: where the first takes long, the machine is slow or Java is cold. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** What the calls are counted as; nobody but these has called yet. */
    private static final String CALLS = "http.server.requests";

    private final boolean wanted;
    private final RehearsalTenant tenant;
    private final RehearsedCalls calls;
    private final MeterRegistry meters;
    private final ApplicationEventPublisher events;
    private boolean running;

    WarmUp(
            WarmUpProperties properties,
            RehearsalTenant tenant,
            InnerCalls server,
            Environment environment,
            MeterRegistry meters,
            ApplicationEventPublisher events) {
        this.wanted = properties.warmUp();
        this.tenant = tenant;
        this.calls = new RehearsedCalls(
                server,
                tenant.id(),
                environment.getProperty("emulator.auth.issuer-uri", ""),
                environment.getProperty("emulator.control.token", ""));
        this.meters = meters;
        this.events = events;
    }

    @Override
    public void start() {
        // One that was killed has left its tenant in a database that is kept.
        tenant.remove();
        if (wanted) {
            try {
                rehearse();
            } catch (RuntimeException failed) {
                log.warn("The warm-up has failed; the first calls will take longer", failed);
            } finally {
                forget();
            }
        }
        running = true;
    }

    private void rehearse() {
        tenant.make();
        long begun = System.nanoTime();
        for (int round = 0; round < ROUNDS && System.nanoTime() - begun < PATIENCE.toNanos(); round++) {
            calls.make();
        }
    }

    private void forget() {
        tenant.remove();
        events.publishEvent(new StartRehearsed());
        meters.find(CALLS).meters().forEach(meters::remove);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the seed, and right before the web server listens. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}

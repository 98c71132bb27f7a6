package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;

/** An emulator whose calls are broken on purpose, so that no other test meets what is armed here. Nothing is delivered. */
final class FaultEmulator {

    static final String RULES = "/_emulator/faults?tenant=" + Seeds.TENANT;

    private static final EmulatorProcess PROCESS = EmulatorProcess.started(Map.of(
            "EMULATOR_SEED", "file:" + Seeds.write(),
            "EMULATOR_DELIVERY_DELAY", "PT12H",
            "EMULATOR_SEED_NUMBER", "42"));
    private static final AtomicInteger NEXT = new AtomicInteger();

    static final Wire WIRE = new Wire(PROCESS.origin());
    static final URI HTTP = PROCESS.origin();
    static final URI HTTPS = PROCESS.httpsOrigin();
    static final String TOKEN = WIRE.token(Seeds.TENANT, Seeds.PERMITTED);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
    }

    private FaultEmulator() {}

    static String freshFailedRequest() {
        return Seeds.failed(NEXT.getAndIncrement());
    }

    static String output() {
        return PROCESS.output();
    }

    /** Trusts what the emulator says is to be trusted. */
    static SSLContext tls() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            try (InputStream store =
                    URI.create(HTTP + "/_emulator/tls/truststore.p12").toURL().openStream()) {
                trusted.load(store, "changeit".toCharArray());
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Sends a body that is written with single quotes instead of double ones. */
    static Answer control(String method, String path, String body) {
        return WIRE.send(WIRE.to(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    static JsonNode arm(String rule) {
        return armIn(Seeds.TENANT, rule);
    }

    static JsonNode armIn(String tenant, String rule) {
        Answer armed = control("POST", "/_emulator/faults?tenant=" + tenant, rule);
        assertThat(armed.status()).as(armed.text()).isEqualTo(201);
        return armed.json();
    }

    /** Arms one outcome, as JSON, for the reads of a request. */
    static void armRead(String outcome) {
        arm("{'id':'it','match':{'operation':'assignmentRequest.get'},'when':{'times':1},'then':" + outcome + "}");
    }

    static JsonNode rule(String id) {
        return control("GET", "/_emulator/faults/" + id + "?tenant=" + Seeds.TENANT, "")
                .json();
    }

    static Answer verify() {
        return control("POST", "/_emulator/faults/verify?tenant=" + Seeds.TENANT, "");
    }

    static void disarm() {
        assertThat(control("DELETE", "/_emulator/faults", "").status()).isEqualTo(204);
    }
}

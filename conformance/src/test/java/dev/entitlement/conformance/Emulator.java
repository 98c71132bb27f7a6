package dev.entitlement.conformance;

import dev.entitlement.acceptance.EmulatorProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The emulator that all tests share. Its trust store is put where the system property of this Java machine points. */
final class Emulator {

    private static final EmulatorProcess PROCESS = EmulatorProcess.started(Map.of(
            "EMULATOR_SEED",
            "file:" + World.write(),
            "EMULATOR_DELIVERY_DELAY",
            "200ms",
            "EMULATOR_TENANTS_ON_FIRST_USE",
            "false"));

    /** Where authority and Graph are: {@code https://localhost:PORT}. */
    static final URI ORIGIN = PROCESS.httpsOrigin();

    /** The same over HTTP, for the control API. */
    static final URI PLAIN_ORIGIN = PROCESS.origin();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
        download("/_emulator/tls/truststore.p12", Path.of(System.getProperty("javax.net.ssl.trustStore")));
    }

    private Emulator() {}

    private static void download(String path, Path target) {
        try (InputStream content = PLAIN_ORIGIN.resolve(path).toURL().openStream()) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

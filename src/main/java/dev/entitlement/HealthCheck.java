package dev.entitlement;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks the emulator on this machine whether it is ready; ends with 0 if it is and with 1 if not. The image has no other
 * program that could.
 */
final class HealthCheck {

    private static final int PATIENCE_MILLIS = 2_000;

    private HealthCheck() {}

    /** The emulator writes its port to the file that the system property {@code portfile} names, as this reads it. */
    public static void main(String[] args) throws IOException {
        Path portFile = Path.of(System.getProperty("portfile", ""));
        System.exit(Files.isRegularFile(portFile) && isReady(Files.readString(portFile)) ? 0 : 1);
    }

    private static boolean isReady(String port) {
        try {
            HttpURLConnection call =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/_emulator/health/readiness")
                            .toURL()
                            .openConnection();
            call.setConnectTimeout(PATIENCE_MILLIS);
            call.setReadTimeout(PATIENCE_MILLIS);
            return call.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException unreachable) {
            System.err.println("The emulator does not answer on port " + port + ": " + unreachable);
            return false;
        }
    }
}

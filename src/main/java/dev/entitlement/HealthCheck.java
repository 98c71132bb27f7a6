package dev.entitlement;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks the emulator on this machine whether it is ready; ends with 0 if it is and with 1 if not. The image has no other
 * program that could.
 */
final class HealthCheck {

    private static final int PATIENCE_MILLIS = 2_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        System.exit(isReady(System.getenv().getOrDefault("EMULATOR_HTTP_PORT", "8080")) ? 0 : 1);
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

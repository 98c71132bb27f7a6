package dev.entitlement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Has Java learn how the emulator is used, so that later starts find its classes loaded and linked. Starts an emulator by
 * the command that it is given, calls what a test suite calls, and stops it; the options of that command say where Java
 * writes what it has learnt.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
final class Training {

    /** Each of them reprocesses a request once more. */
    private static final int ROUNDS = 100;

    private static final int PATIENCE_MINUTES = 10;

    private static final Pattern READY = Pattern.compile("is ready: (http://localhost:\\d+)/beta");
    private static final Pattern HTTPS = Pattern.compile("HTTPS at (https://localhost:\\d+)/beta");

    private static final String JSON = "application/json";
    private static final String TENANT = "training.example";
    private final String origin;

    private Training(String origin) {
        this.origin = origin;
    }

    /**
     * Trains once.
     *
     * @param command starts an emulator, with the settings of this process
     */
    public static void main(String[] command) throws Exception {
        Process emulator = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader printed = emulator.inputReader(StandardCharsets.UTF_8)) {
            String http = shown(printed, READY);
            String https = shown(printed, HTTPS);
            Thread rest = new Thread(() -> readToTheEnd(printed), "output");
            rest.setDaemon(true);
            rest.start();
            Training training = new Training(http);
            training.trust();
            training.run();
            new Training(https).read();
            emulator.destroy();
            if (!emulator.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The emulator does not end");
            }
            rest.join();
        } finally {
            emulator.destroyForcibly();
        }
    }

    /** What it prints must go somewhere, or it would wait; Java closes the pipe when the process has ended. */
    private static void readToTheEnd(BufferedReader printed) {
        try {
            printed.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            // Which is the end.
        }
    }

    private static String shown(BufferedReader printed, Pattern wanted) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Matcher matcher = wanted.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
            lines.add(line);
        }
        throw new IllegalStateException("The emulator has ended:\n" + String.join("\n", lines));
    }

    /** From now on the emulator's own authority is trusted by this process. */
    private void trust() throws IOException, GeneralSecurityException {
        KeyStore authority = KeyStore.getInstance("PKCS12");
        try (InputStream store =
                open("GET", "/_emulator/tls/truststore.p12", null).getInputStream()) {
            authority.load(store, "changeit".toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
    }

    private void run() throws IOException {
        call("POST", "/_emulator/tenants", null, JSON, "{\"alias\":\"" + TENANT + "\",\"seed\":\"demo\"}");
        for (int round = 0; round < ROUNDS; round++) {
            read();
            String token = token();
            call("POST", RehearsedCalls.BETA + "/" + RehearsedCalls.FAILED + "/reprocess", token, null, "");
            call("POST", "/_emulator/deliveries/run?tenant=" + TENANT, null, null, "");
            call("GET", RehearsedCalls.BETA + "/" + RehearsedCalls.FAILED, token, null, null);
            call("POST", "/_emulator/reset?tenant=" + TENANT, null, null, "");
        }
        String fault =
                "{\"match\":{\"operation\":\"assignmentRequest.reprocess\"},\"sequence\":[{\"error\":{\"status\":503}}]}";
        call("POST", "/_emulator/faults?tenant=" + TENANT, null, JSON, fault);
        call("GET", "/_emulator/faults?tenant=" + TENANT, null, null, null);
        call("DELETE", "/_emulator/faults?tenant=" + TENANT, null, null, null);
        call("POST", "/_emulator/clock/advance?tenant=" + TENANT, null, JSON, "{\"by\":\"1d\"}");
        call("GET", "/_emulator/state?tenant=" + TENANT, null, null, null);
        call("GET", "/_emulator/retry-report?tenant=" + TENANT, null, null, null);
        call("DELETE", "/_emulator/tenants/" + TENANT, null, null, null);
        call("GET", "/_emulator", null, null, null);
    }

    /** What a client reads, with a token of its own. */
    private void read() throws IOException {
        String token = token();
        call("GET", RehearsedCalls.V1 + "/" + RehearsedCalls.FAILED, token, null, null);
        call(
                "GET",
                RehearsedCalls.BETA + "?$filter=requestState%20eq%20'DeliveryFailed'&$expand=requestor&$top=10",
                token,
                null,
                null);
        call("GET", RehearsedCalls.V1 + "?$filter=state%20eq%20'deliveryFailed'&$count=true", token, null, null);
        call("GET", "/_emulator/requests?tenant=" + TENANT, null, null, null);
        call("GET", "/_emulator/health/readiness", null, null, null);
    }

    private String token() throws IOException {
        String answer = call(
                "POST",
                "/" + TENANT + "/oauth2/v2.0/token",
                null,
                "application/x-www-form-urlencoded",
                RehearsedCalls.CREDENTIALS);
        Matcher token = RehearsedCalls.TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("There is no token in " + answer);
        }
        return token.group(1);
    }

    private HttpURLConnection open(String method, String target, @Nullable String token) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) URI.create(origin + target).toURL().openConnection();
        call.setRequestMethod(method);
        if (token != null) {
            call.setRequestProperty("Authorization", "Bearer " + token);
        }
        return call;
    }

    private String call(
            String method, String target, @Nullable String token, @Nullable String type, @Nullable String body)
            throws IOException {
        HttpURLConnection call = open(method, target, token);
        if (type != null) {
            call.setRequestProperty("Content-Type", type);
        }
        if (body != null) {
            call.setDoOutput(true);
            call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        // Throws for whatever is refused.
        try (InputStream answer = call.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.entitlement.acceptance;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One emulator for all tests of users who sign in by themselves, in tenants of their own. */
final class SignInEmulator {

    static final String TENANT = "33333333-0000-4000-8000-000000000001";
    static final String CROWDED_TENANT = "33333333-0000-4000-8000-000000000002";
    static final String EMPTY_TENANT = "33333333-0000-4000-8000-000000000003";

    static final String ROBIN = "33333333-0000-4000-8000-0000000000c1";

    /** Is called {@code <script>alert(1)</script>}. */
    static final String MALLORY = "33333333-0000-4000-8000-0000000000c2";

    /** A user of the crowded tenant whom no page lists. */
    static final String LAST_OF_MANY = "user119@crowded.example";

    /** Keeps no secret and has registered no redirect URI; it is in both tenants that have users. */
    static final String PUBLIC = "33333333-0000-4000-8000-0000000000a1";

    /** Keeps a secret, and has registered {@link #REGISTERED} and http://localhost/registered. */
    static final String CONFIDENTIAL = "33333333-0000-4000-8000-0000000000a2";

    static final String SECRET = "the secret of the web app";
    static final String REGISTERED = "https://app.example/signed-in?from=entra";
    static final String ANYWHERE = "http://localhost:4711/signed-in";
    static final String READ = "EntitlementManagement.Read.All";

    private static final EmulatorProcess PROCESS = EmulatorProcess.started(Map.of("EMULATOR_SEED", "file:" + seed()));

    static final Wire WIRE = new Wire(PROCESS.origin());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
    }

    private SignInEmulator() {}

    static String output() {
        return PROCESS.output();
    }

    /** A good request of the public app, changed by the test; an empty value takes a parameter away. */
    static Map<String, String> request(Map<String, String> changes) {
        Map<String, String> request = new LinkedHashMap<>(Map.of(
                "client_id",
                PUBLIC,
                "response_type",
                "code",
                "redirect_uri",
                ANYWHERE,
                "scope",
                "openid offline_access " + READ,
                "state",
                "some state & more"));
        request.putAll(changes);
        request.values().removeIf(String::isEmpty);
        return request;
    }

    static Answer authorize(String tenant, Map<String, String> changes) {
        return WIRE.send(WIRE.to("/" + tenant + "/oauth2/v2.0/authorize?" + encoded(request(changes))));
    }

    /** Signs somebody in without a page, and gives the parameters that the app is answered with. */
    static Map<String, String> signIn(String tenant, Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(Map.of("prompt", "none", "login_hint", "robin@signin.example"));
        all.putAll(changes);
        return answered(authorize(tenant, all));
    }

    /** The parameters of the URI that a browser is sent to. */
    static Map<String, String> answered(Answer answer) {
        if (answer.status() != 302) {
            throw new AssertionError("No redirect but " + answer.status() + ": " + answer.text());
        }
        URI location = URI.create(answer.header("Location"));
        return decoded(location.getRawFragment() == null ? location.getRawQuery() : location.getRawFragment());
    }

    static Answer redeem(String tenant, Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(
                Map.of("grant_type", "authorization_code", "client_id", PUBLIC, "redirect_uri", ANYWHERE));
        form.putAll(changes);
        form.values().removeIf(String::isEmpty);
        return WIRE.form("/" + tenant + "/oauth2/v2.0/token", form);
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> decoded(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static Path seed() {
        StringBuilder yaml = new StringBuilder("""
                tenant: {id: %s, displayName: "Signers & <Co>", domain: signin.example}
                clients:
                  - {clientId: %s, displayName: "<b>Notes</b>", scopes: [%s]}
                  - clientId: %s
                    displayName: Web app
                    secret: %s
                    scopes: [%s]
                    redirectUris: ["%s", "http://localhost/registered"]
                users:
                  - {id: %s, userPrincipalName: Robin@signin.example, displayName: Robin}
                  - {id: %s, userPrincipalName: mallory@signin.example, displayName: "<script>alert(1)</script>"}
                ---
                tenant: {id: %s, displayName: Empty, domain: empty.example}
                clients:
                  - {clientId: 33333333-0000-4000-8000-0000000000a9, displayName: Lonely}
                ---
                tenant: {id: %s, displayName: Crowded, domain: crowded.example}
                clients:
                  - {clientId: %s, displayName: "<b>Notes</b>", scopes: [%s]}
                users:
                """.formatted(
                        TENANT,
                        PUBLIC,
                        READ,
                        CONFIDENTIAL,
                        SECRET,
                        READ,
                        REGISTERED,
                        ROBIN,
                        MALLORY,
                        EMPTY_TENANT,
                        CROWDED_TENANT,
                        PUBLIC,
                        READ));
        for (int n = 0; n < 120; n++) {
            yaml.append(
                    "  - {id: 33333333-0000-4000-8000-%012x, userPrincipalName: user%03d@crowded.example, displayName: User %d}%n"
                            .formatted(0xf0000 + n, n, n));
        }
        try {
            Path file = Files.createTempFile("seed", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package dev.entitlement.control;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Who may call what below {@code /_emulator}. */
@Component
public class ControlAccess {

    private static final String BEARER = "Bearer ";

    /** What an orchestrator asks, and what a client must have before it can call over HTTPS at all. */
    private static final Set<String> OPEN = Set.of("/health", "/health/liveness", "/health/readiness");

    private static final String TRUST = "/tls/";

    /** What operating the emulator needs, whether or not it may be driven. */
    private static final Set<String> OPERATION = Set.of("health", "info", "metrics", "prometheus", "tls");

    private final byte[] token;
    private final boolean on;
    private final boolean wantsToken;

    ControlAccess(ControlProperties properties, Environment environment) {
        this.token = properties.token().getBytes(StandardCharsets.UTF_8);
        // Who trusts a real issuer runs the emulator where others are.
        this.wantsToken = properties.enabled()
                && token.length == 0
                && StringUtils.hasText(environment.getProperty("emulator.auth.issuer-uri"));
        this.on = properties.enabled() && !wantsToken;
    }

    /** Whether the emulator can be driven at all. */
    public boolean isOn() {
        return on;
    }

    /** Whether it could be, if only there were a token: with an issuer other than the embedded one. */
    public boolean isOffForWantOfAToken() {
        return wantsToken;
    }

    /** Whether calls must bring a token. */
    public boolean demandsToken() {
        return token.length > 0;
    }

    /** Whether there is anything at a path, which begins with {@code /_emulator}. */
    boolean serves(String path) {
        return on || OPERATION.contains(StringUtils.delimitedListToStringArray(below(path) + "/", "/")[1]);
    }

    /** Whether a call brings what its path demands. */
    boolean permits(String path, HttpServletRequest call) {
        String below = below(path);
        return !demandsToken() || OPEN.contains(below) || below.startsWith(TRUST) || bearsToken(call);
    }

    private boolean bearsToken(HttpServletRequest call) {
        @Nullable String header = call.getHeader("Authorization");
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        token, header.substring(BEARER.length()).trim().getBytes(StandardCharsets.UTF_8));
    }

    /** Paths are matched in any case. */
    private static String below(String path) {
        String below = path.substring(ControlSurface.PREFIX.length()).toLowerCase(Locale.ROOT);
        return below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
    }
}

package dev.entitlement.identity;

import dev.entitlement.settings.SettingRefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted.
 *
 * @param issuerUri a real issuer, http or https, with an OpenID configuration below it; empty for the embedded one
 * @param audiences accepted {@code aud} values; Graph's own by default
 * @param clockSkew tolerance when a token's lifetime is judged, zero to ten minutes
 */
@ConfigurationProperties("emulator.auth")
public record AuthProperties(
        @DefaultValue("") String issuerUri,

        @DefaultValue({
            "https://graph.microsoft.com",
            "https://graph.microsoft.com/",
            "00000003-0000-0000-c000-000000000000"
        })
        Set<String> audiences,

        @DefaultValue("PT0S") Duration clockSkew) {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(10);

    public AuthProperties {
        if (!issuerUri.isEmpty() && !isHttp(issuerUri)) {
            throw SettingRefusedException.notAllowed("emulator.auth.issuer-uri", issuerUri, "an http or https URL");
        }
        if (audiences.isEmpty() || audiences.contains("")) {
            throw SettingRefusedException.notAllowed("emulator.auth.audiences", "", "one or more, separated by commas");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_SKEW) > 0) {
            throw SettingRefusedException.notAllowed("emulator.auth.clock-skew", clockSkew, "PT0S to PT10M");
        }
    }

    private static boolean isHttp(String uri) {
        try {
            String scheme = URI.create(uri).getScheme();
            return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }
}

package dev.entitlement.control;

import dev.entitlement.settings.SettingRefusedException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may drive the emulator.
 *
 * @param enabled whether anybody may. If not, whatever is below {@code /_emulator} is 404 but for what operating it needs:
 *     health, info, metrics, prometheus and the certificate authority below {@code tls}
 * @param token what calls must bring as {@code Authorization: Bearer}, 1 to 512 visible characters of ASCII; empty for
 *     none. Health, liveness, readiness and {@code tls} need none. With {@code emulator.auth.issuer-uri} the control API
 *     is off until there is one
 * @param hosts DNS names that browsers may call it by, beside addresses, names without a dot, those of
 *     {@code emulator.tls.names} and those below {@code localhost}, {@code internal} and {@code local}; at most 100
 */
@ConfigurationProperties(ControlProperties.PREFIX)
record ControlProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String token,
        @DefaultValue({}) List<String> hosts) {

    static final String PREFIX = "emulator.control";

    private static final Pattern TOKEN = Pattern.compile("[!-~]{0,512}");
    private static final Pattern HOST = Pattern.compile("(?:\\*\\.)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");
    private static final int MOST_HOSTS = 100;

    ControlProperties {
        hosts = List.copyOf(hosts);
        if (!TOKEN.matcher(token).matches()) {
            throw SettingRefusedException.notAllowed(
                    PREFIX + ".token", "***", "1 to 512 visible characters of ASCII, without blanks");
        }
        for (String host : hosts) {
            if (host.length() > 253 || !HOST.matcher(host).matches()) {
                throw SettingRefusedException.notAllowed(PREFIX + ".hosts", host, "DNS names, separated by commas");
            }
        }
        if (hosts.size() > MOST_HOSTS) {
            throw SettingRefusedException.notAllowed(
                    PREFIX + ".hosts", hosts.size() + " names", "at most " + MOST_HOSTS);
        }
    }

    /** Tokens are not for the log. */
    @Override
    public String toString() {
        return "ControlProperties[enabled=" + enabled + ", hosts=" + hosts + "]";
    }
}

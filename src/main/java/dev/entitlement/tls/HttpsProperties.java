package dev.entitlement.tls;

import dev.entitlement.settings.SettingRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the server listens for HTTPS, beside HTTP.
 *
 * @param enabled whether it does
 * @param port TCP port of the HTTPS listener, 0 to 65535; 0 takes a free one and prints it at start
 */
@ConfigurationProperties(HttpsProperties.PREFIX)
record HttpsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8443") int port) {

    static final String PREFIX = "emulator.https";

    HttpsProperties {
        if (port < 0 || port > 65_535) {
            throw SettingRefusedException.notAllowed(PREFIX + ".port", port, "0 to 65535");
        }
    }
}

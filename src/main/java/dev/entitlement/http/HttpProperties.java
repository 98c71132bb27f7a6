package dev.entitlement.http;

import dev.entitlement.settings.SettingRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the server listens.
 *
 * @param port TCP port of the HTTP listener, 0 to 65535; 0 takes a free one and prints it at start
 * @param maxBody largest request body that is read, 1KB to 64MB; a larger one is answered 413
 */
@ConfigurationProperties("emulator.http")
public record HttpProperties(
        @DefaultValue("8080") int port, @DefaultValue("4MB") DataSize maxBody) {

    private static final DataSize SMALLEST = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST = DataSize.ofMegabytes(64);

    public HttpProperties {
        if (port < 0 || port > 65_535) {
            throw SettingRefusedException.notAllowed("emulator.http.port", port, "0 to 65535");
        }
        if (maxBody.compareTo(SMALLEST) < 0 || maxBody.compareTo(LARGEST) > 0) {
            throw SettingRefusedException.notAllowed("emulator.http.max-body", maxBody, "1KB to 64MB");
        }
    }
}

package dev.entitlement.tls;

import dev.entitlement.settings.SettingRefusedException;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The certificate that the HTTPS listener shows.
 *
 * @param names DNS names and IP addresses that it holds for, beside those of this machine; at most 100. A first label
 *     {@code *} stands for any
 * @param bundle name of a bundle of yours below {@code spring.ssl.bundle} whose certificate is shown instead; empty for
 *     one of the local authority
 */
@ConfigurationProperties(TlsProperties.PREFIX)
record TlsProperties(
        @DefaultValue({}) List<String> names,
        @DefaultValue("") String bundle) {

    static final String PREFIX = "emulator.tls";

    private static final int MOST_NAMES = 100;

    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

    /** The last label is not all digits: that would be a mistaken address. */
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)(?!(?:.*\\.)?\\d+$)(?:\\*\\.)?" + LABEL + "(?:\\." + LABEL + ")*");

    TlsProperties {
        names = List.copyOf(names);
        for (String name : names) {
            if (!isName(name)) {
                throw SettingRefusedException.notAllowed(
                        PREFIX + ".names", name, "DNS names and IP addresses, separated by commas");
            }
        }
        if (names.size() > MOST_NAMES) {
            throw SettingRefusedException.notAllowed(
                    PREFIX + ".names", names.size() + " names", "at most " + MOST_NAMES);
        }
    }

    /** Whether a certificate can hold for it: a DNS name or an IP address. */
    static boolean isName(String name) {
        return IPAddress.isValid(name) || DNS_NAME.matcher(name).matches();
    }
}

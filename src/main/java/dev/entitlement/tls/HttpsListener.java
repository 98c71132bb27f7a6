package dev.entitlement.tls;

import dev.entitlement.http.Listeners;
import dev.entitlement.http.ServerNames;
import dev.entitlement.settings.OnSettings;
import dev.entitlement.settings.SettingRefusedException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.http2.Http2Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The listener for HTTPS: TLS 1.2 and 1.3, HTTP/1.1 and, where the client asks for it by ALPN, HTTP/2. */
@Component
@OnSettings(HttpsListener.Wanted.class)
@EnableConfigurationProperties({HttpsProperties.class, TlsProperties.class})
public class HttpsListener implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, ServerNames {

    private static final SslOptions VERSIONS = SslOptions.of(null, Set.of("TLSv1.2", "TLSv1.3"));

    private final HttpsProperties properties;
    private final TlsProperties tls;
    private final SslBundles bundles;
    private final ObjectProvider<LocalAuthority> authority;
    private final Listeners listeners;
    private @Nullable Connector connector;

    HttpsListener(
            HttpsProperties properties,
            TlsProperties tls,
            SslBundles bundles,
            ObjectProvider<LocalAuthority> authority,
            Listeners listeners) {
        this.properties = properties;
        this.tls = tls;
        this.bundles = bundles;
        this.authority = authority;
        this.listeners = listeners;
    }

    /** The port that it listens on, once it does. */
    public int port() {
        if (connector == null) {
            throw new IllegalStateException("The server is not listening");
        }
        return connector.getLocalPort();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Connector listener = new ToldConnector();
        listener.setPort(properties.port());
        listener.setScheme("https");
        listener.setSecure(true);
        listener.setThrowOnFailure(true);
        listener.setProperty("bindOnInit", "false");
        listener.setProperty("SSLEnabled", "true");
        listeners.configure(listener);
        Http2Protocol http2 = new Http2Protocol();
        // Tomcat counts the streams that are reset, here on purpose, as an attack, and closes the connection after a
        // few.
        http2.setOverheadResetFactor(0);
        listener.addUpgradeProtocol(http2);
        SslConnectorCustomizer customizer =
                new SslConnectorCustomizer(LogFactory.getLog(HttpsListener.class), listener, Ssl.ClientAuth.NONE);
        if (StringUtils.hasText(tls.bundle())) {
            customizer.customize(own(), Map.of());
            bundles.addBundleUpdateHandler(tls.bundle(), renewed -> customizer.update(null, limited(renewed)));
        } else {
            // The authority is in the database, which is not there yet while the server is made.
            listener.addLifecycleListener(event -> {
                if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
                    customizer.customize(local(), Map.of());
                }
            });
        }
        factory.addAdditionalConnectors(listener);
        connector = listener;
    }

    private SslBundle local() {
        return SslBundle.of(
                new PemSslStoreBundle(authority.getObject().server(names()), null),
                SslBundleKey.of(LocalAuthority.KEY_PASSWORD),
                VERSIONS);
    }

    private SslBundle own() {
        try {
            SslBundle bundle = bundles.getBundle(tls.bundle());
            OwnCertificate.flaw(bundle).ifPresent(flaw -> {
                throw refused(flaw, null);
            });
            return limited(bundle);
        } catch (NoSuchSslBundleException unknown) {
            throw refused("spring.ssl.bundle has no bundle of that name", unknown);
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            throw refused("it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private SettingRefusedException refused(String why, @Nullable Exception cause) {
        return SettingRefusedException.unusable(TlsProperties.PREFIX + ".bundle", tls.bundle(), why, cause);
    }

    private static SslBundle limited(SslBundle bundle) {
        return SslBundle.of(bundle.getStores(), bundle.getKey(), VERSIONS);
    }

    /** The names of this machine, and those that were asked for. */
    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        try {
            String host = InetAddress.getLocalHost().getHostName();
            if (TlsProperties.isName(host)) {
                names.add(host);
            }
        } catch (UnknownHostException nameless) {
            // A machine that does not know its own name is not called by it.
        }
        names.addAll(tls.names());
        return names;
    }

    /** Whether HTTPS is on. */
    static final class Wanted implements Predicate<Environment> {

        @Override
        public boolean test(Environment environment) {
            return isOn(environment);
        }

        static boolean isOn(Environment environment) {
            return environment.getProperty(HttpsProperties.PREFIX + ".enabled", Boolean.class, true);
        }
    }

    /** Tells which port cannot be had: Spring Boot knows only that of the listener for HTTP. */
    private static final class ToldConnector extends Connector {

        ToldConnector() {
            super(Listeners.PROTOCOL);
        }

        @Override
        protected void startInternal() throws LifecycleException {
            try {
                super.startInternal();
            } catch (LifecycleException failed) {
                if (NestedExceptionUtils.getMostSpecificCause(failed) instanceof BindException taken) {
                    // Without the cause, by which Spring Boot would take it for the other port.
                    throw SettingRefusedException.unusable(
                            HttpsProperties.PREFIX + ".port",
                            getPort(),
                            "it cannot be listened on: " + taken.getMessage(),
                            null);
                }
                throw failed;
            }
        }
    }
}

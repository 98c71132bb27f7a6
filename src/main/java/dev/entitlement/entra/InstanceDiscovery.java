package dev.entitlement.entra;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponents;

/**
 * The clouds that an authority can belong to. A client looks up its authority's host among the aliases and goes on with
 * the host that its entry prefers, so an entry that a client does not find itself in would lead it away from this server.
 *
 * @see <a href="https://learn.microsoft.com/entra/msal/dotnet/advanced/custom-authority-aliases">Instance discovery</a>
 */
record InstanceDiscovery(
        @JsonProperty("tenant_discovery_endpoint") String tenantDiscoveryEndpoint,
        @JsonProperty("api-version") String apiVersion,
        @JsonProperty("metadata") List<Cloud> metadata) {

    /** Hosts that are one authority; tokens are kept under the preferred one. */
    record Cloud(
            @JsonProperty("preferred_network") String preferredNetwork,
            @JsonProperty("preferred_cache") String preferredCache,
            @JsonProperty("aliases") List<String> aliases) {

        static Cloud alone(String host) {
            return new Cloud(host, host, List.of(host));
        }
    }

    private static final List<Cloud> MICROSOFT = List.of(
            new Cloud(
                    "login.microsoftonline.com",
                    "login.windows.net",
                    List.of(
                            "login.microsoftonline.com",
                            "login.windows.net",
                            "login.microsoft.com",
                            "sts.windows.net")),
            new Cloud(
                    "login.partner.microsoftonline.cn",
                    "login.partner.microsoftonline.cn",
                    List.of("login.partner.microsoftonline.cn", "login.chinacloudapi.cn")),
            new Cloud(
                    "login.microsoftonline.us",
                    "login.microsoftonline.us",
                    List.of("login.microsoftonline.us", "login.usgovcloudapi.net")));

    private static final Pattern ENDPOINT_PATH = Pattern.compile("/([^/]+)/oauth2(/v2\\.0)?/authorize/?");

    /**
     * What is known of an authority.
     *
     * @param authorizationEndpoint its authorization endpoint
     * @param called where this call has reached this server; the only other authority that is known. Its host is what
     *     the client has written, which no URI need allow
     * @throws EntraException when the authority is unknown
     */
    static InstanceDiscovery of(String authorizationEndpoint, UriComponents called) {
        List<Cloud> clouds = clouds(called);
        URI endpoint = parsed(authorizationEndpoint);
        Matcher path = ENDPOINT_PATH.matcher(String.valueOf(endpoint.getRawPath()));
        boolean known = endpoint.getHost() != null
                && clouds.stream()
                        .flatMap(cloud -> cloud.aliases().stream())
                        .anyMatch(endpoint.getHost().toLowerCase(Locale.ROOT)::equals);
        if (!known || !path.matches()) {
            throw EntraException.unknownInstance();
        }
        String version = path.group(2) == null ? "" : path.group(2);
        return new InstanceDiscovery(
                called.toUriString() + "/" + path.group(1) + version + "/.well-known/openid-configuration",
                "1.1",
                clouds);
    }

    /**
     * Microsoft's clouds and this server. It stands there under host and port, for MSAL for JavaScript, which looks for both
     * and takes the first that it finds; and under its host, for MSAL for Java and .NET, which look for that alone. MSAL for
     * Java finds a token in its cache only if the aliases hold the port nevertheless.
     */
    private static List<Cloud> clouds(UriComponents called) {
        String host = Objects.requireNonNullElse(called.getHost(), "").toLowerCase(Locale.ROOT);
        List<Cloud> own = new ArrayList<>(MICROSOFT);
        String authority = called.getPort() < 0 ? host : host + ":" + called.getPort();
        if (!authority.equals(host)) {
            own.add(Cloud.alone(authority));
        }
        if (MICROSOFT.stream().noneMatch(cloud -> cloud.aliases().contains(host))) {
            own.add(new Cloud(host, host, Stream.of(host, authority).distinct().toList()));
        }
        return own;
    }

    private static URI parsed(String authorizationEndpoint) {
        try {
            return new URI(authorizationEndpoint);
        } catch (URISyntaxException noUri) {
            throw EntraException.unknownInstance();
        }
    }
}

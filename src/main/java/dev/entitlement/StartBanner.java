package dev.entitlement;

import dev.entitlement.fault.Choices;
import dev.entitlement.graph.Permissions;
import dev.entitlement.identity.AuthProperties;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import dev.entitlement.tls.HttpsListener;
import dev.entitlement.tls.LocalAuthority;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The last thing that the start prints, once a call would succeed: where the emulator is, and two lines that get a token
 * and reprocess a request when pasted into a shell. With an issuer other than the embedded one there is no token to show.
 */
@Component
class StartBanner {

    private static final String PERMISSION = Permissions.READ_WRITE;

    private static final String TRUST = """

            Its local authority (SHA-256 fingerprint %1$s) is trusted by curl, Node, Python and Java like this:
            curl -so ca.pem %2$s/_emulator/tls/ca.pem && curl --cacert ca.pem %3$s/_emulator/health
            NODE_EXTRA_CA_CERTS=ca.pem node app.js
            SSL_CERT_FILE=ca.pem REQUESTS_CA_BUNDLE=ca.pem python app.py
            curl -so truststore.p12 %2$s/_emulator/tls/truststore.p12 && java \
            -Djavax.net.ssl.trustStore=truststore.p12 -Djavax.net.ssl.trustStorePassword=%4$s -jar app.jar""";

    private final WebServerApplicationContext server;
    private final Tenants tenants;
    private final AssignmentRequests requests;
    private final AuthProperties auth;
    private final Choices choices;
    private final ObjectProvider<HttpsListener> https;
    private final ObjectProvider<LocalAuthority> authority;

    StartBanner(
            WebServerApplicationContext server,
            Tenants tenants,
            AssignmentRequests requests,
            AuthProperties auth,
            Choices choices,
            ObjectProvider<HttpsListener> https,
            ObjectProvider<LocalAuthority> authority) {
        this.server = server;
        this.https = https;
        this.authority = authority;
        this.tenants = tenants;
        this.requests = requests;
        this.auth = auth;
        this.choices = choices;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void print(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && server.getWebServer() != null) {
            System.out.print(text("http://localhost:" + server.getWebServer().getPort()));
            System.out.flush();
        }
    }

    private String text(String origin) {
        StringBuilder text = new StringBuilder("Graph Entitlement Emulator is ready: " + origin + "/beta and " + origin
                + "/v1.0, health at " + origin + "/_emulator/health, random choices follow from EMULATOR_SEED_NUMBER="
                + choices.seedNumber() + "\n");
        https.ifAvailable(listener -> text.append(secured(origin, "https://localhost:" + listener.port())));
        if (auth.issuerUri().isEmpty()) {
            tenants.all().stream().findFirst().ifPresent(tenant -> permitted(tenant)
                    .ifPresent(client -> text.append(firstSteps(origin, tenant, client))));
        }
        return text.toString();
    }

    /** Where HTTPS is, and how clients come to trust it; nothing of the latter with a certificate of the user's own. */
    private String secured(String origin, String securedOrigin) {
        StringBuilder text = new StringBuilder(
                "HTTPS at " + securedOrigin + "/beta and " + securedOrigin + "/v1.0, authority host " + securedOrigin);
        authority.ifAvailable(local -> text.append(
                TRUST.formatted(local.fingerprint(), origin, securedOrigin, LocalAuthority.TRUST_STORE_PASSWORD)));
        return text.append('\n').toString();
    }

    private Optional<ClientApplication> permitted(Tenant tenant) {
        return tenants.clients(tenant.id()).stream()
                .filter(client -> client.secret() != null && client.appRoles().contains(PERMISSION))
                .findFirst();
    }

    private String firstSteps(String origin, Tenant tenant, ClientApplication client) {
        String secret = String.valueOf(client.secret());
        Optional<UUID> failed = requests.reprocessable(tenant.id());
        String token = "tenant %s  client id %s  client secret %s%nGet a token%s:%n"
                        .formatted(
                                tenant.id(),
                                client.clientId(),
                                secret,
                                failed.isPresent() ? ", then reprocess a failed request" : "")
                + ("TOKEN=$(curl -s %s/%s/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=%s"
                                + " --data-urlencode 'client_secret=%s' -d scope=https://graph.microsoft.com/.default"
                                + " | sed -E 's/.*\"access_token\":\"([^\"]+)\".*/\\1/')%n")
                        .formatted(origin, tenant.id(), client.clientId(), secret.replace("'", "'\\''"));
        return token
                + failed.map(id -> ("curl -i -X POST -H \"Authorization: Bearer $TOKEN\" %s/beta/identityGovernance"
                                        + "/entitlementManagement/accessPackageAssignmentRequests/%s/reprocess%n")
                                .formatted(origin, id))
                        .orElse("");
    }
}

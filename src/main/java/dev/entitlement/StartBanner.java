package dev.entitlement;

import dev.entitlement.control.ControlAccess;
import dev.entitlement.control.ExampleTenant;
import dev.entitlement.fault.Choices;
import dev.entitlement.tls.HttpsListener;
import dev.entitlement.tls.LocalAuthority;
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

    private static final String TRUST = """

            Its local authority (SHA-256 fingerprint %1$s) is trusted by curl, Node, Python and Java like this:
            curl -so ca.pem %2$s/_emulator/tls/ca.pem && curl --cacert ca.pem %3$s/_emulator/health
            NODE_EXTRA_CA_CERTS=ca.pem node app.js
            SSL_CERT_FILE=ca.pem REQUESTS_CA_BUNDLE=ca.pem python app.py
            curl -so truststore.p12 %2$s/_emulator/tls/truststore.p12 && java \
            -Djavax.net.ssl.trustStore=truststore.p12 -Djavax.net.ssl.trustStorePassword=%4$s -jar app.jar""";

    private final WebServerApplicationContext server;
    private final ExampleTenant tenant;
    private final ControlAccess control;
    private final Choices choices;
    private final ObjectProvider<HttpsListener> https;
    private final ObjectProvider<LocalAuthority> authority;

    StartBanner(
            WebServerApplicationContext server,
            ExampleTenant tenant,
            ControlAccess control,
            Choices choices,
            ObjectProvider<HttpsListener> https,
            ObjectProvider<LocalAuthority> authority) {
        this.server = server;
        this.https = https;
        this.authority = authority;
        this.tenant = tenant;
        this.control = control;
        this.choices = choices;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void print(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && server.getWebServer() != null) {
            ClassCache.flaw().ifPresent(System.out::println);
            System.out.print(text("http://localhost:" + server.getWebServer().getPort()));
            System.out.flush();
        }
    }

    private String text(String origin) {
        StringBuilder text = new StringBuilder("Graph Entitlement Emulator is ready: " + origin + "/beta and " + origin
                + "/v1.0, health at " + origin + "/_emulator/health, random choices follow from EMULATOR_SEED_NUMBER="
                + choices.seedNumber() + "\n");
        https.ifAvailable(listener -> text.append(secured(origin, "https://localhost:" + listener.port())));
        if (control.isOffForWantOfAToken()) {
            text.append("The control API is off until there is an emulator.control.token (EMULATOR_CONTROL_TOKEN)\n");
        } else if (control.isOn()) {
            text.append("What a test can do to it, with commands to paste: curl " + origin + "/_emulator"
                    + (control.demandsToken() ? " -H 'Authorization: Bearer <control token>'" : "") + "\n");
        }
        tenant.facts(null)
                .filter(facts -> facts.clientId() != null)
                .ifPresent(facts -> text.append(firstSteps(origin, facts)));
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

    private static String firstSteps(String origin, ExampleTenant.Facts facts) {
        String secret = String.valueOf(facts.clientSecret());
        UUID failed = facts.request();
        String token = "tenant %s  client id %s  client secret %s%nGet a token%s:%n"
                        .formatted(
                                facts.id(),
                                facts.clientId(),
                                secret,
                                failed != null ? ", then reprocess a failed request" : "")
                + ("TOKEN=$(curl -s %s/%s/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=%s"
                                + " --data-urlencode 'client_secret=%s' -d scope=https://graph.microsoft.com/.default"
                                + " | sed -E 's/.*\"access_token\":\"([^\"]+)\".*/\\1/')%n")
                        .formatted(origin, facts.id(), facts.clientId(), secret.replace("'", "'\\''"));
        return failed == null
                ? token
                : token
                        + ("curl -i -X POST -H \"Authorization: Bearer $TOKEN\" %s/beta/identityGovernance"
                                        + "/entitlementManagement/accessPackageAssignmentRequests/%s/reprocess%n")
                                .formatted(origin, failed);
    }
}

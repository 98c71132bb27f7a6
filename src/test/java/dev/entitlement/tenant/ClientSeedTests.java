package dev.entitlement.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.util.X509CertUtils;
import dev.entitlement.tls.Certificates;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a seed may say of an app. */
@NullMarked
class ClientSeedTests {

    private static final UUID ID = UUID.fromString("11111111-2222-4333-8444-0000000000a1");

    private final X509Certificate certificate = certificate();

    @Test
    void aCertificateIsWrittenAsPemOrAsBase64OfItsDer() throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        ClientApplication client = client(Set.of(), Set.of(X509CertUtils.toPEMString(certificate), base64));

        assertThat(client.certificates()).singleElement().satisfies(read -> assertThat(read.x509())
                .isEqualTo(certificate));
        assertThat(client.isPublic()).isFalse();
        assertThat(client.hasSecret("null")).isFalse();
        assertThat(client(Set.of(), null).isPublic()).isTrue();
    }

    @Test
    void whatStandsAroundTheCertificateInAFileDoesNoHarm() {
        String pem = "Bag Attributes\n  friendlyName: x\n" + X509CertUtils.toPEMString(certificate) + "\n# the end\n";

        assertThat(client(Set.of(), Set.of(pem)).certificates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "MIIB",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"
            })
    void whatIsNoCertificateIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(Set.of(), Set.of(text)))
                .withMessageContaining("a certificate is neither PEM nor base64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:8400/",
                "https://app.example/signed-in?x=1",
                "msal5eed0000://auth",
                "urn:ietf:wg:oauth:2.0:oob"
            })
    void usersMayBeSentToThesePlaces(String uri) {
        assertThat(client(Set.of(uri), null).redirectUris()).containsExactly(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/signed-in",
                "//app.example",
                "https://app.example/#x",
                "https://",
                "https:x",
                "http:///x",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "https://app.example/a b",
                "\tjavascript:alert(1)"
            })
    void usersAreNotSentAnywhereElse(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(Set.of(uri), null))
                .withMessageContaining("redirectUris: '" + uri + "' is not ");
    }

    private static ClientApplication client(Set<String> redirectUris, @Nullable Set<String> certificates) {
        return new ClientApplication(
                new TenantKey(ID, ID),
                new ClientSeed.Entry(ID, null, "App", null, null, null, redirectUris, certificates));
    }

    private static X509Certificate certificate() {
        try {
            return Certificates.selfSigned(
                    KeyPairGenerator.getInstance("EC").generateKeyPair(), "app", Instant.now(), Duration.ofDays(2));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package dev.entitlement.tls;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** Certificate and private key of the local authority, kept so that what clients trust outlives a restart. */
@Entity
final class CertificateAuthority {

    @Id
    private String name;

    /** PEM, RFC 7468. */
    private String certificate;

    /** PEM of an unencrypted PKCS #8 key. */
    private String privateKey;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    CertificateAuthority() {}

    CertificateAuthority(String name, String certificate, String privateKey) {
        this.name = name;
        this.certificate = certificate;
        this.privateKey = privateKey;
    }

    String certificate() {
        return certificate;
    }

    String privateKey() {
        return privateKey;
    }
}

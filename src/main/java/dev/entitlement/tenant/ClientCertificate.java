package dev.entitlement.tenant;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A certificate that an app proves itself with. It is parsed only when asked for: most callers compare thumbprints.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">Certificate credentials</a>
 */
public final class ClientCertificate {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);

    private final byte[] der;

    private ClientCertificate(byte[] der) {
        this.der = der;
    }

    /**
     * Reads a certificate as a seed writes it; of a chain in PEM it is the first.
     *
     * @param text PEM, or base64 of the DER form, in which white space does not matter
     * @throws IllegalArgumentException when it is no X.509 certificate
     */
    static ClientCertificate parse(String text) {
        Matcher pem = PEM.matcher(text);
        try {
            ClientCertificate certificate = ofBase64((pem.find() ? pem.group(1) : text).replaceAll("\\s", ""));
            certificate.read();
            return certificate;
        } catch (IllegalArgumentException | CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "a certificate is neither PEM nor base64 of the DER form of an X.509 certificate", unreadable);
        }
    }

    /** The certificate that {@link #toBase64} was called on. */
    static ClientCertificate ofBase64(String der) {
        return new ClientCertificate(Base64.getDecoder().decode(der));
    }

    /** The DER form in base64, without white space. */
    String toBase64() {
        return Base64.getEncoder().encodeToString(der);
    }

    /**
     * Whether the header of a token names this certificate by its thumbprint: SHA-1 or SHA-256 of the DER form, in
     * base64url as {@code x5t} and {@code x5t#S256} write it, in plain base64 as MSAL for Java writes them instead, or in
     * hexadecimal as some libraries write {@code kid}.
     */
    public boolean isNamed(String thumbprint) {
        byte[] sha1 = digest("SHA-1");
        byte[] sha256 = digest("SHA-256");
        return Stream.of(sha1, sha256)
                        .anyMatch(digest -> thumbprint.equals(base64Url(digest))
                                || thumbprint.equals(Base64.getEncoder().encodeToString(digest)))
                || thumbprint.equalsIgnoreCase(HexFormat.of().formatHex(sha1))
                || thumbprint.equalsIgnoreCase(HexFormat.of().formatHex(sha256));
    }

    /** SHA-1 of the DER form in hexadecimal, as people are shown it. */
    public String hexThumbprint() {
        return HexFormat.of().withUpperCase().formatHex(digest("SHA-1"));
    }

    /** The certificate itself. */
    public X509Certificate x509() {
        try {
            return read();
        } catch (CertificateException corrupt) {
            throw new IllegalStateException("A stored certificate cannot be read", corrupt);
        }
    }

    private X509Certificate read() throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(der);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

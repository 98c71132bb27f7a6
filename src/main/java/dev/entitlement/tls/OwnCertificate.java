package dev.entitlement.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;

/**
 * What is wrong with a bundle of the user's own. A server would start with most of it, and then fail every handshake.
 *
 * @see <a href="https://docs.spring.io/spring-boot/reference/features/ssl.html">SSL bundles</a>
 */
final class OwnCertificate {

    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private static final byte[] ANYTHING = {1, 2, 3};

    private OwnCertificate() {}

    /**
     * Says why a server cannot show the certificate.
     *
     * @return none when it can
     * @throws IllegalStateException when the bundle cannot be read
     */
    static Optional<String> flaw(SslBundle bundle) {
        KeyStore store = bundle.getStores().getKeyStore();
        if (store == null) {
            return Optional.of("it has no certificate with a private key");
        }
        bundle.getKey().assertContainsAlias(store);
        try {
            boolean any = false;
            for (String alias : Collections.list(store.aliases())) {
                if (isMeant(bundle.getKey(), alias)
                        && store.getKey(alias, password(bundle)) instanceof PrivateKey key) {
                    any = true;
                    if (!belong(key, store.getCertificate(alias).getPublicKey())) {
                        return Optional.of("its private key is not that of its certificate");
                    }
                }
            }
            return any ? Optional.empty() : Optional.of("it has no certificate with a private key");
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isMeant(SslBundleKey key, String alias) {
        return key.getAlias() == null || alias.equalsIgnoreCase(key.getAlias());
    }

    private static char @Nullable [] password(SslBundle bundle) {
        String ofKey = bundle.getKey().getPassword();
        String password = ofKey == null ? bundle.getStores().getKeyStorePassword() : ofKey;
        return password == null ? null : password.toCharArray();
    }

    /** Whether what the private key signs is verified by the public one. */
    private static boolean belong(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
        signature.initSign(key);
        signature.update(ANYTHING);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(ANYTHING);
        return signature.verify(signed);
    }
}

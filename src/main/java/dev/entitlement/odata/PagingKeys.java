package dev.entitlement.odata;

import dev.entitlement.store.OnceForAll;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.KeyGenerator;
import org.springframework.stereotype.Component;

/** Keeps the paging key: made at the first start, read back at every other. */
@Component
class PagingKeys {

    private static final int ONLY = 1;

    private final byte[] key;

    PagingKeys(PagingKeyRepository keys, OnceForAll once) {
        PagingKey kept = keys.findById(ONLY)
                .orElseGet(() -> once.alone(() -> keys.findById(ONLY).orElseGet(() -> keys.save(fresh()))));
        this.key = Base64.getDecoder().decode(kept.secret());
    }

    byte[] key() {
        return key;
    }

    private static PagingKey fresh() {
        try {
            byte[] fresh = KeyGenerator.getInstance("HmacSHA256").generateKey().getEncoded();
            return new PagingKey(ONLY, Base64.getEncoder().encodeToString(fresh));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has it", absent);
        }
    }
}

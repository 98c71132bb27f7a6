package dev.entitlement.odata;

import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.KeyGenerator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Makes the paging key when it is first needed. */
@Component
class PagingKeys {

    private static final int ONLY = 1;

    private final PagingKeyRepository keys;

    PagingKeys(PagingKeyRepository keys) {
        this.keys = keys;
    }

    byte[] key() {
        return Base64.getDecoder()
                .decode(keys.findById(ONLY).orElseGet(this::made).secret());
    }

    private PagingKey made() {
        try {
            byte[] fresh = KeyGenerator.getInstance("HmacSHA256").generateKey().getEncoded();
            return keys.save(new PagingKey(ONLY, Base64.getEncoder().encodeToString(fresh)));
        } catch (DataIntegrityViolationException madeByAnother) {
            return keys.findById(ONLY).orElseThrow(() -> madeByAnother);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has it", absent);
        }
    }
}

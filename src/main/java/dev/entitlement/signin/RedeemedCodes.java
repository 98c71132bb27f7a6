package dev.entitlement.signin;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.OnEmbeddedIssuer;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets every code be redeemed once: its id is a primary key, which two calls cannot both insert, on whatever node. */
@Component
@OnEmbeddedIssuer
class RedeemedCodes {

    /** How many rows a redemption takes away at most; it adds one. */
    private static final int PURGED_AT_ONCE = 20;

    private final RedeemedCodeRepository redeemed;
    private final TransactionOperations transaction;
    private final VirtualClock clock;

    RedeemedCodes(RedeemedCodeRepository redeemed, TransactionOperations transaction, VirtualClock clock) {
        this.redeemed = redeemed;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Redeems a code.
     *
     * @throws dev.entitlement.entra.EntraException when it was redeemed before or has expired
     */
    void redeem(AuthorizationCode code) {
        if (!clock.wallTime().isBefore(code.expiresAt())) {
            throw SignInRefused.codeExpired();
        }
        try {
            transaction.executeWithoutResult(status -> redeemed.saveAndFlush(new RedeemedCode(code)));
        } catch (DataIntegrityViolationException | ConcurrencyFailureException another) {
            throw SignInRefused.codeRedeemed();
        }
        purge(code.tenantId());
    }

    private void purge(UUID tenantId) {
        List<UUID> expired = redeemed.findExpired(tenantId, clock.wallTime(), Limit.of(PURGED_AT_ONCE));
        if (!expired.isEmpty()) {
            transaction.executeWithoutResult(status -> redeemed.deleteExpired(tenantId, expired));
        }
    }
}

package dev.entitlement.entra;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a test the token that it needs. */
@RestController
class TokensOnDemandController {

    private final ObjectProvider<TokensOnDemand> tokens;
    private final Tenants tenants;

    TokensOnDemandController(ObjectProvider<TokensOnDemand> tokens, Tenants tenants) {
        this.tokens = tokens;
        this.tenants = tenants;
    }

    /**
     * Makes an access token for Graph, of an app or of a user, good or bad; without a body that of the tenant's first app with
     * a permission.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     * @throws ControlException 409 where an issuer other than the embedded one is in use
     */
    @PostMapping("/_emulator/tokens")
    ResponseEntity<TokensOnDemand.MadeToken> make(
            @ControlBody @Nullable TokenOrder order,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        TokensOnDemand embedded = tokens.getIfAvailable();
        if (embedded == null) {
            throw ControlException.conflict(
                    "Tokens are issued by emulator.auth.issuer-uri, not by the emulator: ask that issuer for one.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(embedded.make(tenants.selected(tenant), order == null ? TokenOrder.USUAL : order));
    }
}

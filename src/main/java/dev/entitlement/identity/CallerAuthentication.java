package dev.entitlement.identity;

import dev.entitlement.graph.Guids;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

/** An authenticated call; its principal is the {@link Caller}. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    private CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Reads a token that has been verified, {@code tid} included. */
    static CallerAuthentication of(Jwt token) {
        String scp = token.getClaimAsString("scp");
        List<String> roles = token.getClaimAsStringList("roles");
        UUID appid = guidIn(token, "appid");
        return new CallerAuthentication(new Caller(
                UUID.fromString(token.getClaimAsString("tid")),
                guidIn(token, "oid"),
                appid == null ? guidIn(token, "azp") : appid,
                scp == null ? Set.of() : Set.copyOf(Arrays.asList(scp.trim().split(" +"))),
                roles == null ? Set.of() : Set.copyOf(roles),
                scp != null));
    }

    /** An id that nothing depends on yet: a token whose claim is missing or odd simply has none. */
    private static @Nullable UUID guidIn(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text && Guids.isGuid(text) ? UUID.fromString(text) : null;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /** The token is not kept: nothing behind the resource server needs it. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}

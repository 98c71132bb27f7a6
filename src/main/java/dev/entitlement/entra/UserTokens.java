package dev.entitlement.entra;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Issues what an app gets when a user has signed in to it: by whatever grant, it is the same. */
@Component
@OnEmbeddedIssuer
public class UserTokens {

    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;

    UserTokens(AccessTokens accessTokens, RefreshTokens refreshTokens, IdTokens idTokens) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
    }

    /**
     * An access token and, where asked for, a refresh token ({@code offline_access}), an ID token ({@code openid}) and
     * what libraries know an account by ({@code client_info=1}).
     */
    public TokenResponse issue(TokenRequest request, SignIn signIn, GrantedScope granted) {
        String renewable = granted.renewable();
        return TokenResponse.forUser(
                accessTokens.forUser(request.tenant(), signIn, granted),
                granted.resource(),
                String.join(" ", request.endpoint().versionOne() ? granted.permissions() : granted.answered()),
                renewable == null ? null : refreshTokens.issue(request.tenant(), signIn, renewable),
                granted.wantsIdToken() ? idTokens.issue(request.tenant(), request.endpoint(), signIn, granted) : null,
                "1".equals(request.optional("client_info"))
                        ? clientInfo(signIn.user().key().id(), request.tenant().id())
                        : null);
    }

    private static String clientInfo(UUID user, UUID tenant) {
        String json = "{\"uid\":\"" + user + "\",\"utid\":\"" + tenant + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

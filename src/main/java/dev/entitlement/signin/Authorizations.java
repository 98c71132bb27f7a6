package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.TokenForm;
import dev.entitlement.entra.UserScopes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers authorization requests: with a page on which somebody is chosen, or to the app. */
@Component
@OnEmbeddedIssuer
class Authorizations {

    private final Accounts accounts;
    private final AuthorizationCodes codes;
    private final UserScopes scopes;

    Authorizations(Accounts accounts, AuthorizationCodes codes, UserScopes scopes) {
        this.accounts = accounts;
        this.codes = codes;
        this.scopes = scopes;
    }

    /**
     * Answers one, as the page or the app has sent it.
     *
     * @param form what was sent; {@code login} names who was chosen or typed on the page, {@code cancel} says that
     *     nobody was
     * @throws RefusedToApp when the app gets no code
     */
    BrowserAnswer answer(AuthorizationRequest request, TokenForm form) {
        if (form.optional("cancel") != null) {
            throw new RefusedToApp(SignInRefused.signInCancelled(), request.app());
        }
        String chosen = form.optional("login");
        if (chosen != null) {
            Optional<Account> account = accounts.named(request.registrations(), chosen);
            return account.isPresent() ? signedIn(request, account.get()) : page(request, chosen);
        }
        if (!request.silent()) {
            return page(request, null);
        }
        return signedIn(
                request,
                hinted(request).orElseThrow(() -> new RefusedToApp(SignInRefused.nobodySignedIn(), request.app())));
    }

    private SignInPage page(AuthorizationRequest request, @Nullable String mistyped) {
        return SignInPage.of(
                request,
                accounts.first(request.registrations()),
                hinted(request).orElse(null),
                mistyped);
    }

    private Optional<Account> hinted(AuthorizationRequest request) {
        return Optional.ofNullable(request.loginHint()).flatMap(hint -> accounts.named(request.registrations(), hint));
    }

    private Reply signedIn(AuthorizationRequest request, Account account) {
        try {
            scopes.granted(account.tenant(), account.client(), request.scope());
        } catch (EntraException refusal) {
            throw new RefusedToApp(refusal, request.app());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", codes.issue(request, account));
        Reply reply = request.app().reply(parameters);
        reply.parameters().put("session_state", UUID.randomUUID().toString());
        return reply;
    }
}

package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.OnEmbeddedIssuer;
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
     * What the app is told at once: somebody was chosen, or nobody may be asked. None when somebody is to choose.
     *
     * @param chosen who was chosen on the page; null when nobody was
     * @throws RefusedToApp when nobody can be signed in without being asked
     */
    Optional<Reply> replyTo(AuthorizationRequest request, @Nullable String chosen) {
        if (chosen != null) {
            return accounts.named(request.registrations(), chosen).map(account -> signedIn(request, account));
        }
        if (!request.silent()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(request.loginHint())
                .flatMap(hint -> accounts.named(request.registrations(), hint))
                .map(account -> signedIn(request, account))
                .orElseThrow(() -> new RefusedToApp(SignInRefused.nobodySignedIn(), request.app())));
    }

    /**
     * Who can be chosen.
     *
     * @param mistyped what was typed and names nobody; null when nothing was typed
     */
    SignInPage page(AuthorizationRequest request, @Nullable String mistyped) {
        return SignInPage.of(request, accounts.first(request.registrations()), hinted(request), mistyped);
    }

    /** What the app is told when somebody does not want to sign in. */
    Reply cancelled(AuthorizationRequest request) {
        throw new RefusedToApp(SignInRefused.signInCancelled(), request.app());
    }

    private @Nullable Account hinted(AuthorizationRequest request) {
        return Optional.ofNullable(request.loginHint())
                .flatMap(hint -> accounts.named(request.registrations(), hint))
                .orElse(null);
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

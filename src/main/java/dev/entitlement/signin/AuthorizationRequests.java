package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.TokenForm;
import dev.entitlement.tenant.ClientApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Reads authorization requests. Until the app and its redirect URI are known to belong together, a refusal is a page for
 * whoever sits before the browser; from then on the app is told.
 */
@Component
@OnEmbeddedIssuer
class AuthorizationRequests {

    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account", "create");

    /** What a page must send once more when somebody has been chosen on it. */
    private static final List<String> KEPT = List.of(
            "client_id",
            "response_type",
            "redirect_uri",
            "response_mode",
            "scope",
            "resource",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method");

    private final Accounts accounts;

    AuthorizationRequests(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Reads one.
     *
     * @param tenant the path's first segment
     * @param versionOne whether it came to version 1.0 of the endpoint, where {@code resource} takes the place of
     *     {@code scope}
     * @throws EntraException when the app is not known, or does not reply there
     * @throws RefusedToApp when anything else is wrong
     */
    AuthorizationRequest read(String tenant, boolean versionOne, TokenForm form) {
        String clientId = form.required("client_id");
        return accounts.withRegistrations(tenant, clientId, registered -> read(form, versionOne, clientId, registered));
    }

    private static AuthorizationRequest read(
            TokenForm form, boolean versionOne, String clientId, List<ClientApplication> registered) {
        RedirectUri to = redirectUri(form, registered);
        List<ClientApplication> replyingThere = registered.stream()
                .filter(client -> to.isOneOf(client.redirectUris()))
                .toList();
        if (replyingThere.isEmpty()) {
            throw SignInRefused.redirectUriNotRegistered(to.text(), clientId);
        }
        String mode = form.optional("response_mode");
        Addressee app = new Addressee(
                to,
                ResponseMode.named(mode == null ? "query" : mode)
                        .filter(known -> known != ResponseMode.FORM_POST || to.isWeb())
                        .orElse(ResponseMode.QUERY),
                form.optional("state"));
        try {
            if (mode != null && !mode.equals(app.mode().parameter())) {
                throw SignInRefused.responseModeUnknown(mode);
            }
            return read(form, versionOne, replyingThere, app);
        } catch (EntraException refusal) {
            throw new RefusedToApp(refusal, app);
        }
    }

    private static AuthorizationRequest read(
            TokenForm form, boolean versionOne, List<ClientApplication> registrations, Addressee app) {
        String responseType = form.required("response_type");
        if (!responseType.equals("code")) {
            throw SignInRefused.responseTypeNotEnabled(responseType);
        }
        return new AuthorizationRequest(
                registrations,
                app,
                Scopes.asked(form, versionOne),
                CodeChallenge.of(form.optional("code_challenge"), form.optional("code_challenge_method"))
                        .orElse(null),
                form.optional("nonce"),
                form.optional("login_hint"),
                isSilent(form.optional("prompt")),
                kept(form));
    }

    private static RedirectUri redirectUri(TokenForm form, List<ClientApplication> registered) {
        String sent = form.optional("redirect_uri");
        if (sent != null) {
            return RedirectUri.parse(sent);
        }
        Set<String> known = registered.get(0).redirectUris();
        if (known.size() != 1) {
            throw SignInRefused.redirectUriMissing();
        }
        return RedirectUri.parse(known.iterator().next());
    }

    private static boolean isSilent(@Nullable String prompt) {
        if (prompt == null) {
            return false;
        }
        List<String> prompts = List.of(StringUtils.tokenizeToStringArray(prompt, " "));
        boolean silent = prompts.contains("none");
        if (!PROMPTS.containsAll(prompts) || (silent && prompts.size() > 1)) {
            throw SignInRefused.promptUnknown(prompt);
        }
        return silent;
    }

    private static Map<String, String> kept(TokenForm form) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = form.optional(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }
}

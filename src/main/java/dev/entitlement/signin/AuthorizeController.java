package dev.entitlement.signin;

import dev.entitlement.entra.EntraOperation;
import dev.entitlement.entra.EntraSurface;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.TokenForm;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** Where apps send the browsers of those who are to sign in. */
@Controller
@OnEmbeddedIssuer
class AuthorizeController {

    private final AuthorizationRequests requests;
    private final Authorizations authorizations;
    private final SignInAnswers answers;

    AuthorizeController(AuthorizationRequests requests, Authorizations authorizations, SignInAnswers answers) {
        this.requests = requests;
        this.authorizations = authorizations;
        this.answers = answers;
    }

    /** <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code">Request
     * an authorization code</a>; also what the page sends when somebody was chosen on it. */
    @EntraOperation("authorize")
    @RequestMapping(
            path = EntraSurface.TENANT + "/oauth2/v2.0/authorize",
            method = {RequestMethod.GET, RequestMethod.POST})
    void authorize(
            @PathVariable String tenant,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        answer(tenant, false, new TokenForm(parameters), response);
    }

    /** <a href="https://learn.microsoft.com/previous-versions/azure/active-directory/azuread-dev/v1-protocols-oauth-code">Request
     * an authorization code, version 1.0</a> */
    @EntraOperation("authorize")
    @RequestMapping(
            path = EntraSurface.TENANT + "/oauth2/authorize",
            method = {RequestMethod.GET, RequestMethod.POST})
    void versionOneAuthorize(
            @PathVariable String tenant,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        answer(tenant, true, new TokenForm(parameters), response);
    }

    private void answer(String tenant, boolean versionOne, TokenForm form, HttpServletResponse response)
            throws IOException {
        answers.write(response, authorizations.answer(requests.read(tenant, versionOne, form), form));
    }
}

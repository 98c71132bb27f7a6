package dev.entitlement.signin;

import java.util.List;

/**
 * Posts an app its answer.
 *
 * @param action the app's redirect URI
 * @see <a href="https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html">Form post response mode</a>
 */
record FormPostPage(String action, List<SignInPage.Parameter> parameters) implements Page {

    static FormPostPage of(Reply reply) {
        return new FormPostPage(reply.to().uri().toASCIIString(), SignInPage.Parameter.of(reply.parameters()));
    }

    @Override
    public String template() {
        return "form-post";
    }

    @Override
    public String title() {
        return "Back to the app";
    }
}

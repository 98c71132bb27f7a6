package dev.entitlement.signin;

import java.util.Arrays;
import java.util.Optional;

/**
 * How an app gets the answer to a sign-in.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code">
 *     {@code response_mode}</a>
 */
enum ResponseMode {
    QUERY("query"),
    FRAGMENT("fragment"),
    FORM_POST("form_post");

    private final String parameter;

    ResponseMode(String parameter) {
        this.parameter = parameter;
    }

    /** Its name in a request. */
    String parameter() {
        return parameter;
    }

    static Optional<ResponseMode> named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.parameter.equals(name))
                .findFirst();
    }
}

package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.TokenForm;

/** What a sign-in is asked for with. */
final class Scopes {

    private Scopes() {}

    /**
     * What is asked for, as a {@code scope}. Version 1.0 of the endpoints asks for all that was granted on a
     * {@code resource}, which it may also name when it redeems the code.
     *
     * @throws EntraException when version 2.0 asks for nothing
     */
    static String asked(TokenForm form, boolean versionOne) {
        if (!versionOne) {
            return form.required("scope");
        }
        String resource = form.optional("resource");
        return (resource == null ? "" : resource + "/.default ") + "openid offline_access";
    }
}

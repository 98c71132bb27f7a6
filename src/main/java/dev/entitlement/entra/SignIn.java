package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import org.jspecify.annotations.Nullable;

/**
 * A user who has signed in to an app.
 *
 * @param method how, as {@code amr} names it (<a href="https://www.rfc-editor.org/rfc/rfc8176">RFC 8176</a>), such as
 *     {@code pwd}
 * @param nonce what the app wants to find in the ID token; null when it has sent none
 */
public record SignIn(
        ClientApplication client,
        ClientProof proof,
        DirectoryUser user,
        String method,
        @Nullable String nonce) {

    /** A sign-in to the app that calls, which sends no nonce. */
    public static SignIn to(AuthenticatedClient app, DirectoryUser user, String method) {
        return new SignIn(app.client(), app.proof(), user, method, null);
    }
}

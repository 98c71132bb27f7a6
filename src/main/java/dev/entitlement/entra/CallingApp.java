package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import java.util.UUID;

/**
 * What access tokens say of the app that they are issued to.
 *
 * @param objectId of its service principal
 */
record CallingApp(UUID clientId, UUID objectId, String displayName, ClientProof proof) {

    static CallingApp of(AuthenticatedClient app) {
        ClientApplication client = app.client();
        return new CallingApp(client.clientId(), client.objectId(), client.displayName(), app.proof());
    }

    /** An app that the tenant does not know, as one of another tenant: it has proved itself there. */
    static CallingApp unknown(UUID clientId) {
        return new CallingApp(clientId, clientId, clientId.toString(), ClientProof.SECRET);
    }
}

package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;

/** The app that calls the token endpoint, and how it has proved it. */
public record AuthenticatedClient(ClientApplication client, ClientProof proof) {}

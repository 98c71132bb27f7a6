package dev.entitlement.tenant;

import dev.entitlement.control.SeedSection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code clients}: the app registrations. */
@Component
@Order(0)
class ClientSeed implements SeedSection<ClientSeed.Entry> {

    /**
     * @param clientId application (client) id
     * @param objectId object id of the service principal; the client id when left out
     * @param secret the client secret; left out for a public client, or one that has only certificates
     * @param roles application permissions granted
     * @param scopes delegated permissions granted for every user
     * @param redirectUris where users may be sent back to after they have signed in
     * @param certificates what the app proves itself with instead of a secret, as PEM or base64 of DER
     */
    record Entry(
            UUID clientId,
            @Nullable UUID objectId,
            String displayName,
            @Nullable String secret,
            @Nullable Set<String> roles,
            @Nullable Set<String> scopes,
            @Nullable Set<String> redirectUris,
            @Nullable Set<String> certificates) {

        Entry {
            if (redirectUris != null) {
                redirectUris.forEach(RedirectUris::require);
            }
            if (certificates != null) {
                certificates = certificates.stream()
                        .map(text -> ClientCertificate.parse(text).toBase64())
                        .collect(Collectors.toSet());
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Entry[clientId=" + clientId + ", displayName=" + displayName + "]";
        }
    }

    private final ClientApplicationRepository clients;

    ClientSeed(ClientApplicationRepository clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(UUID tenantId, List<Entry> entries) {
        entries.forEach(entry -> clients.save(new ClientApplication(new TenantKey(tenantId, entry.clientId()), entry)));
    }
}

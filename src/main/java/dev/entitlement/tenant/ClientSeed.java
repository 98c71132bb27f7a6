package dev.entitlement.tenant;

import dev.entitlement.control.SeedSection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
     * @param secret the client secret
     * @param roles application permissions granted
     * @param scopes delegated permissions granted for every user
     */
    record Entry(
            UUID clientId,
            @Nullable UUID objectId,
            String displayName,
            String secret,
            @Nullable Set<String> roles,
            @Nullable Set<String> scopes) {

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
        entries.forEach(entry -> clients.save(new ClientApplication(
                new TenantKey(tenantId, entry.clientId()),
                entry.objectId() == null ? entry.clientId() : entry.objectId(),
                entry.displayName(),
                entry.secret(),
                entry.roles() == null ? Set.of() : entry.roles(),
                entry.scopes() == null ? Set.of() : entry.scopes())));
    }
}

package dev.entitlement.tenant;

import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedSection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code clients}: the app registrations. */
@Component
@Order(10)
class ClientSeed implements SeedSection<ClientSeed.Entry> {

    /**
     * @param clientId application (client) id; follows from the name when left out
     * @param objectId object id of the service principal; the client id when left out
     * @param secret the client secret; left out for a public client, or one that has only certificates
     * @param roles application permissions granted
     * @param scopes delegated permissions granted for every user
     * @param redirectUris where users may be sent back to after they have signed in
     * @param certificates what the app proves itself with instead of a secret, as PEM or base64 of DER
     */
    record Entry(
            @Nullable UUID clientId,
            @Nullable UUID objectId,
            String displayName,
            @Nullable String secret,
            @Nullable Set<String> roles,
            @Nullable Set<String> scopes,
            @Longest(2048) @Nullable Set<String> redirectUris,
            @Longest(20_000) @Nullable Set<String> certificates) {

        private static final int MOST_OF_PERMISSIONS = 4000;
        private static final int MOST_OF_REDIRECT_URIS = 8000;
        private static final int MOST_OF_CERTIFICATES = 65_000;

        Entry {
            if (redirectUris != null) {
                redirectUris.forEach(RedirectUris::require);
            }
            if (certificates != null) {
                certificates = certificates.stream()
                        .map(text -> ClientCertificate.parse(text).toBase64())
                        .collect(Collectors.toCollection(TreeSet::new));
            }
            requireTogether("roles", roles, MOST_OF_PERMISSIONS);
            requireTogether("scopes", scopes, MOST_OF_PERMISSIONS);
            requireTogether("redirectUris", redirectUris, MOST_OF_REDIRECT_URIS);
            requireTogether("certificates", certificates, MOST_OF_CERTIFICATES);
        }

        private static void requireTogether(String name, @Nullable Set<String> values, int most) {
            if (values == null) {
                return;
            }
            if (values.stream().anyMatch(value -> value.isEmpty() || value.indexOf(' ') >= 0)) {
                throw new IllegalArgumentException(name + ": there is a blank in one, or nothing at all");
            }
            if (values.stream().mapToInt(value -> value.length() + 1).sum() > most) {
                throw new IllegalArgumentException(name + " have more than " + most + " characters together");
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
    public void load(SeedLoad load, List<Entry> entries) {
        load.each(entries, entry -> load(load, entry));
    }

    private void load(SeedLoad load, Entry entry) {
        UUID id = entry.clientId() == null ? load.derived(name(), entry.displayName()) : entry.clientId();
        load.only(name(), entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        clients.findById(key)
                .ifPresentOrElse(
                        known -> {
                            known.change(entry);
                            load.updated(name(), id);
                        },
                        () -> {
                            clients.save(new ClientApplication(key, entry));
                            load.created(name(), id);
                        });
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return clients.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(ClientApplication::toEntry)
                .toList();
    }
}

package dev.entitlement.tenancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as a test needs it.
 *
 * @param tokenEndpoint null where an issuer other than the embedded one is in use
 * @param graphBaseUrl of version 1.0
 * @param clients null in a list of tenants
 * @param users likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenantJson(
        UUID id,
        @Nullable String alias,
        String displayName,
        String domain,
        String seed,
        Instant createdAt,
        @Nullable String authority,
        @Nullable String tokenEndpoint,
        String graphBaseUrl,
        String graphBetaUrl,
        @Nullable List<Client> clients,
        @Nullable List<User> users) {

    /**
     * An app registration.
     *
     * @param clientSecret left out for a public client, and for one that has only certificates
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Client(
            UUID clientId,
            String displayName,
            @Nullable String clientSecret,
            SortedSet<String> roles,
            SortedSet<String> scopes,
            SortedSet<String> redirectUris) {

        static Client of(ClientApplication app) {
            return new Client(
                    app.clientId(),
                    app.displayName(),
                    app.secret(),
                    new TreeSet<>(app.appRoles()),
                    new TreeSet<>(app.scopes()),
                    new TreeSet<>(app.redirectUris()));
        }
    }

    /**
     * Somebody of the directory.
     *
     * @param password left out for who cannot sign in with one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record User(
            UUID id,
            String userPrincipalName,
            String displayName,
            @Nullable String password) {

        static User of(DirectoryUser user) {
            return new User(user.key().id(), user.userPrincipalName(), user.displayName(), user.password());
        }
    }

    /**
     * A tenant without what is in it.
     *
     * @param origin scheme, host and port that were called, without a slash at the end
     */
    static TenantJson of(Tenant tenant, String origin, boolean issuesTokens) {
        String authority = issuesTokens ? origin + "/" + tenant.id() : null;
        return new TenantJson(
                tenant.id(),
                tenant.alias(),
                tenant.displayName(),
                tenant.domain(),
                tenant.seed(),
                tenant.createdAt(),
                authority,
                authority == null ? null : authority + "/oauth2/v2.0/token",
                origin + "/v1.0",
                origin + "/beta",
                null,
                null);
    }

    /** The same with what is in it. */
    TenantJson with(List<ClientApplication> apps, List<DirectoryUser> people) {
        return new TenantJson(
                id,
                alias,
                displayName,
                domain,
                seed,
                createdAt,
                authority,
                tokenEndpoint,
                graphBaseUrl,
                graphBetaUrl,
                apps.stream().map(Client::of).toList(),
                people.stream().map(User::of).toList());
    }
}

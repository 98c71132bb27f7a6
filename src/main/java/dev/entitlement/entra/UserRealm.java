package dev.entitlement.entra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the users of a domain prove who they are.
 *
 * @param accountType {@code Managed} for a domain of a tenant, else {@code Unknown}; nothing is federated here
 * @param domainName left out when the domain is unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserRealm(
        @JsonProperty("ver") String version,
        @JsonProperty("account_type") String accountType,
        @JsonProperty("domain_name") @Nullable String domainName,
        @JsonProperty("cloud_instance_name") String cloudInstanceName,
        @JsonProperty("cloud_audience_urn") String cloudAudienceUrn) {

    static UserRealm managed(String domain) {
        return of("Managed", domain);
    }

    static UserRealm unknown() {
        return of("Unknown", null);
    }

    private static UserRealm of(String accountType, @Nullable String domain) {
        return new UserRealm("1.0", accountType, domain, "microsoftonline.com", "urn:federation:MicrosoftOnline");
    }
}

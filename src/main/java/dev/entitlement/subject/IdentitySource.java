package dev.entitlement.subject;

import dev.entitlement.control.Longest;
import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How users of another organization are known.
 *
 * @param type name of Graph's type, without namespace
 * @see <a href="https://learn.microsoft.com/graph/api/resources/identitysource">identitySource</a>
 */
record IdentitySource(
        String type,
        @Longest(IdentitySource.LONGEST) @Nullable String displayName,
        @Longest(IdentitySource.LONGEST) @Nullable String tenantId,
        @Longest(IdentitySource.LONGEST) @Nullable String domainName,
        @Longest(IdentitySource.LONGEST) @Nullable String cloudInstance,
        @Longest(IdentitySource.LONGEST) @Nullable String issuerUri,
        @Longest(IdentitySource.LONGEST) @Nullable String socialIdentitySourceType) {

    static final String TENANT = "azureActiveDirectoryTenant";
    static final String CROSS_CLOUD = "crossCloudAzureActiveDirectoryTenant";
    static final String DOMAIN = "domainIdentitySource";
    static final String FEDERATION = "externalDomainFederation";
    static final String SOCIAL = "socialIdentitySource";

    private static final List<String> TYPES = List.of(TENANT, CROSS_CLOUD, DOMAIN, FEDERATION, SOCIAL);
    private static final int MOST = 100;
    private static final int LONGEST = 320;

    /** @throws GraphException 400 for more than a hundred of them, or for one without its type */
    static List<IdentitySource> allOf(Body organization) {
        List<Body> sources = organization.bodies("identitySources");
        if (sources.size() > MOST) {
            throw GraphException.badRequest("An organization has at most " + MOST + " identity sources.");
        }
        return sources.stream().map(IdentitySource::of).toList();
    }

    /** @throws IllegalArgumentException for more than a hundred of them, or for one of no known type */
    static void requireKnown(List<IdentitySource> sources) {
        if (sources.size() > MOST) {
            throw new IllegalArgumentException("an organization has at most " + MOST + " identity sources");
        }
        for (IdentitySource source : sources) {
            if (!TYPES.contains(source.type())) {
                throw new IllegalArgumentException(
                        "there is no identity source of type '" + source.type() + "'; there are " + TYPES);
            }
        }
    }

    private static IdentitySource of(Body body) {
        String type = body.requiredString("@odata.type", 256);
        if (!TYPES.contains(type)) {
            throw GraphException.badRequest("There is no identity source of type '" + type + "'.");
        }
        return new IdentitySource(
                type,
                body.string("displayName", LONGEST),
                body.string("tenantId", LONGEST),
                body.string("domainName", LONGEST),
                body.string("cloudInstance", LONGEST),
                body.string("issuerUri", LONGEST),
                body.string("socialIdentitySourceType", LONGEST));
    }

    boolean is(String... types) {
        return List.of(types).contains(type);
    }
}

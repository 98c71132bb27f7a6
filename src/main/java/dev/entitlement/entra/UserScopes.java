package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what an app asks for on behalf of a user into what it gets. Consent is given beforehand, by the seed: for Graph
 * to the app's delegated permissions, for the tenant's other apps to whatever is asked.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/scopes-oidc">Scopes and permissions</a>
 */
@Component
@OnEmbeddedIssuer
public class UserScopes {

    /** What {@code .default} means for an app of the tenant: the permission that such apps usually expose. */
    private static final String ACCESS_AS_USER = "access_as_user";

    /** Longer than the names of all permissions that Graph has for entitlement management together. */
    private static final int LONGEST = 8_000;

    private final ResourcePrincipals resources;

    UserScopes(ResourcePrincipals resources) {
        this.resources = resources;
    }

    /**
     * What a call of the token endpoint asks for, by {@code scope} or, at version 1.0 of the endpoint, {@code resource}.
     *
     * @param earlier the scope of the code or refresh token that the call presents, which counts when the call names
     *     none; null when it presents none
     * @throws EntraException when it asks for nothing, or for something that the app was not granted
     */
    public GrantedScope granted(TokenRequest request, ClientApplication client, @Nullable String earlier) {
        String asked = request.scope();
        if (asked == null) {
            asked = earlier == null ? request.requiredScope() : earlier;
        }
        return granted(request.tenant(), client, asked);
    }

    /**
     * What a {@code scope} grants. One that holds nothing but scopes of OpenID Connect is for Graph, as Entra has it.
     *
     * @throws EntraException when it holds no word or too many, more than one resource, or something that the app was not granted
     */
    public GrantedScope granted(Tenant tenant, ClientApplication client, String scope) {
        if (scope.length() > LONGEST) {
            throw EntraException.scopeNotValid(scope);
        }
        List<String> words = RequestedScope.words(scope);
        List<String> openId = words.stream().filter(RequestedScope::isAnswered).toList();
        List<RequestedScope> asked = RequestedScope.permissions(words);
        boolean all = asked.stream().anyMatch(RequestedScope::isDefault);
        boolean nameless = asked.stream().anyMatch(word -> word.permission().isEmpty());
        if (nameless || (asked.isEmpty() && openId.isEmpty()) || (all && asked.size() > 1)) {
            throw EntraException.scopeNotValid(scope);
        }
        ResourcePrincipal resource = resource(tenant, asked, scope);
        Set<String> permissions = resource.isGraph() ? ofGraph(client, asked, all) : ofApp(asked, all);
        List<String> answered = new ArrayList<>(
                permissions.stream().map(name -> spelled(name, asked)).toList());
        if (all) {
            answered.add(asked.get(0).sibling(RequestedScope.DEFAULT));
        }
        if (resource.isGraph()) {
            permissions.addAll(openId);
            answered.addAll(openId);
        }
        String renewable = words.contains(RequestedScope.OFFLINE_ACCESS) ? String.join(" ", words) : null;
        return new GrantedScope(resource, permissions, answered, words, renewable);
    }

    private ResourcePrincipal resource(Tenant tenant, List<RequestedScope> asked, String scope) {
        List<ResourcePrincipal> named = asked.stream()
                .map(RequestedScope::resource)
                .distinct()
                .map(resource -> resources.named(tenant, resource))
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw EntraException.severalResources(scope);
        }
        return named.isEmpty() ? ResourcePrincipal.GRAPH : named.get(0);
    }

    /** Those of the client's permissions that are asked for; Entra takes their names in any case. */
    private static Set<String> ofGraph(ClientApplication client, List<RequestedScope> asked, boolean all) {
        Set<String> granted = anyCase(client.scopes().stream());
        Set<String> wanted = all ? granted : anyCase(asked.stream().map(RequestedScope::permission));
        if (!granted.containsAll(wanted) || (all && granted.isEmpty())) {
            throw EntraException.notConsented(client.clientId(), client.displayName());
        }
        granted.retainAll(wanted);
        return granted;
    }

    private static Set<String> ofApp(List<RequestedScope> asked, boolean all) {
        return all ? anyCase(Stream.of(ACCESS_AS_USER)) : anyCase(asked.stream().map(RequestedScope::permission));
    }

    private static String spelled(String permission, List<RequestedScope> asked) {
        return asked.stream()
                .filter(scope -> scope.isDefault() || scope.permission().equalsIgnoreCase(permission))
                .findFirst()
                .map(scope -> scope.sibling(permission))
                .orElse(permission);
    }

    private static Set<String> anyCase(Stream<String> permissions) {
        return permissions.collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }
}

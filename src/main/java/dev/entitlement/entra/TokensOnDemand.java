package dev.entitlement.entra;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.RSAKey;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes access tokens for Graph without asking anybody for a secret: good ones, and bad ones that Graph refuses. */
@Service
@OnEmbeddedIssuer
class TokensOnDemand {

    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(365);
    private static final int MOST_PERMISSIONS = 100;
    private static final String PERMISSION = "[!-~]{1,200}";

    /** In characters of JSON. What is longer fits into no header that the server reads. */
    private static final int LONGEST_CLAIMS = 8_000;

    private final Tenants tenants;
    private final AccessTokens accessTokens;
    private final SigningKeys keys;
    private final VirtualClock clock;
    private final JsonMapper json;
    private final SingletonSupplier<RSAKey> foreign;

    TokensOnDemand(Tenants tenants, AccessTokens accessTokens, SigningKeys keys, VirtualClock clock, JsonMapper json) {
        this.tenants = tenants;
        this.accessTokens = accessTokens;
        this.keys = keys;
        this.clock = clock;
        this.json = json;
        this.foreign = SingletonSupplier.of(() -> KeptKey.generate(clock.wallTime()));
    }

    /**
     * A token, and what it says.
     *
     * @param expiresIn seconds until it ends; 0 for one that has ended
     */
    record MadeToken(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            DecodedToken decoded) {

        /** Tokens are not for the log, to which an answer may go on its way. */
        @Override
        public String toString() {
            return "MadeToken[tokenType=" + tokenType + ", expiresIn=" + expiresIn + "]";
        }
    }

    /**
     * The readable parts of a token.
     *
     * @param header how it is signed
     * @param payload its claims
     */
    record DecodedToken(Map<String, Object> header, Map<String, Object> payload) {}

    /**
     * Makes a token.
     *
     * @throws ControlException 400 when the order contradicts itself, 404 when the tenant lacks what it names
     */
    MadeToken make(Tenant tenant, TokenOrder order) {
        Instant now = clock.tokenTime(tenant.id());
        Map<String, Object> claims = new LinkedHashMap<>(
                order.user() == null ? ofApplication(tenant, order) : ofUser(tenant, order, order.user()));
        TokenDraft draft = new TokenDraft(claims, keys.current().pair(), foreign::obtain, now, lifetimeOf(order));
        draft.begin(now);
        change(draft, order.claims());
        if (order.invalid() != null) {
            order.invalid().spoil(draft);
        }
        long expiresIn = draft.payload().get("exp") instanceof Number end ? end.longValue() - now.getEpochSecond() : 0;
        return new MadeToken(
                draft.compact(), "Bearer", Math.max(0, expiresIn), new DecodedToken(draft.header(), draft.payload()));
    }

    private Map<String, Object> ofApplication(Tenant tenant, TokenOrder order) {
        if (order.scp() != null) {
            throw refused("/scp", "Delegated permissions need a user: say whose with user.");
        }
        Optional<ClientApplication> known =
                known(tenant, order.client(), client -> !client.appRoles().isEmpty(), "roles");
        Set<String> roles = order.roles() != null
                ? order.roles()
                : known.map(ClientApplication::appRoles).orElseThrow(() -> unknownClient(order.client(), "roles"));
        requirePermissions("/roles", roles);
        return plain(accessTokens.claimsOfApplication(tenant, app(known, order), ResourcePrincipal.GRAPH, roles));
    }

    private Map<String, Object> ofUser(Tenant tenant, TokenOrder order, String name) {
        if (order.roles() != null) {
            throw refused("/roles", "A user's token has no roles: write its delegated permissions as scp.");
        }
        Optional<ClientApplication> known =
                known(tenant, order.client(), client -> !client.scopes().isEmpty(), "scp");
        Set<String> scopes = order.scp() != null
                ? Set.copyOf(RequestedScope.words(order.scp()))
                : known.map(ClientApplication::scopes).orElseThrow(() -> unknownClient(order.client(), "scp"));
        requirePermissions("/scp", scopes);
        if (scopes.isEmpty()) {
            throw refused("/scp", "The app was granted no delegated permissions: write those wanted as scp.");
        }
        DirectoryUser user = tenants.usersNamed(Set.of(tenant.id()), name).stream()
                .findFirst()
                .orElseThrow(() -> ControlException.notFound(
                        "Tenant " + tenant.id() + " has no user with this principal name or object id."));
        return plain(accessTokens.claimsOfUser(
                tenant, app(known, order), user, "pwd", ResourcePrincipal.GRAPH, new TreeSet<>(scopes)));
    }

    /** The app that is named, if the tenant knows it; or else the first with a permission of that kind. */
    private Optional<ClientApplication> known(
            Tenant tenant, @Nullable String client, Predicate<ClientApplication> permitted, String kind) {
        if (client != null) {
            return tenants.client(tenant.id(), clientId(client).toString());
        }
        return Optional.of(tenants.clients(tenant.id()).stream()
                .filter(permitted)
                .findFirst()
                .orElseThrow(() -> ControlException.notFound("Tenant " + tenant.id()
                        + " has no app that was granted permissions: write client and " + kind + ".")));
    }

    private static CallingApp app(Optional<ClientApplication> known, TokenOrder order) {
        return known.map(client -> CallingApp.of(
                        new AuthenticatedClient(client, client.isPublic() ? ClientProof.NONE : ClientProof.SECRET)))
                .orElseGet(() -> CallingApp.unknown(clientId(String.valueOf(order.client()))));
    }

    private static UUID clientId(String client) {
        try {
            return UUID.fromString(client);
        } catch (IllegalArgumentException notAGuid) {
            throw refused("/client", "A client id is a GUID.");
        }
    }

    private static Duration lifetimeOf(TokenOrder order) {
        if (order.lifetime() == null) {
            return AccessTokens.LIFETIME;
        }
        Duration lifetime = order.lifetime().length();
        if (lifetime.compareTo(SHORTEST_LIFETIME) < 0 || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw refused("/lifetime", "A token lives for one second (PT1S) to 365 days (365d).");
        }
        return lifetime;
    }

    private void change(TokenDraft draft, @Nullable ObjectNode claims) {
        if (claims == null) {
            return;
        }
        if (claims.toString().length() > LONGEST_CLAIMS) {
            throw refused("/claims", "Claims are " + LONGEST_CLAIMS + " characters of JSON at most.");
        }
        claims.forEachEntry((name, value) -> {
            if (value.isNull()) {
                draft.leaveOut(name);
            } else if (isTooLarge(value)) {
                throw refused("/claims/" + name, "A number in a claim is one that a double can hold.");
            } else {
                draft.claim(name, json.convertValue(value, Object.class));
            }
        });
    }

    private static boolean isTooLarge(JsonNode value) {
        boolean number = value.isFloatingPointNumber();
        return number
                ? Double.isInfinite(value.decimalValue().doubleValue())
                : value.valueStream().anyMatch(TokensOnDemand::isTooLarge);
    }

    private static void requirePermissions(String pointer, Set<String> names) {
        if (names.size() > MOST_PERMISSIONS || !names.stream().allMatch(name -> name.matches(PERMISSION))) {
            throw refused(
                    pointer,
                    "At most " + MOST_PERMISSIONS + " permissions, each a name such as"
                            + " EntitlementManagement.ReadWrite.All.");
        }
    }

    private static ControlException unknownClient(@Nullable String client, String kind) {
        return ControlException.notFound("The tenant has no app " + client
                + "; for a token of an app that it does not know, write its permissions as " + kind + ".");
    }

    private static ControlException refused(String pointer, String detail) {
        return ControlException.badRequest(detail, List.of(new ControlError(pointer, detail)));
    }

    /** As they stand in the token. */
    private static Map<String, Object> plain(JwtClaimsSet.Builder claims) {
        Map<String, Object> plain = new TreeMap<>();
        claims.build().getClaims().forEach((name, value) -> {
            if (name.equals("aud") && value instanceof List<?> audiences && audiences.size() == 1) {
                plain.put(name, audiences.get(0));
            } else if (!(value instanceof Instant)) {
                plain.put(name, value);
            }
        });
        return plain;
    }
}

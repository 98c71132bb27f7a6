package dev.entitlement.fault;

import dev.entitlement.http.ClientConnection;
import dev.entitlement.http.ServedPath;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds out for which tenant, and by which app, Entra is called, before the call is judged: so both are only what the call
 * says. A call of {@code /common} is for no tenant that is known so early, and meets no fault.
 */
@Component
class TokenCallers {

    /** Longer forms are not looked into. */
    private static final int MOST = 65_536;

    private static final String KEY = TokenCallers.class.getName();
    private static final String BASIC = "basic ";
    private static final String CLIENT_ID = "client_id=";
    private static final Pattern AND = Pattern.compile("&");

    /** Filters are made before the database is there. */
    private final ObjectProvider<Tenants> tenants;

    TokenCallers(ObjectProvider<Tenants> tenants) {
        this.tenants = tenants;
    }

    /** Who calls. */
    record TokenCaller(UUID tenantId, @Nullable UUID client) {}

    /** Notes who calls; reads the form ahead, which the handler then reads as if nobody had. */
    void note(HttpServletRequest request) {
        String[] segments = ServedPath.of(request).split("/", 3);
        tenantOf(segments.length > 1 ? segments[1] : "")
                .ifPresent(tenant -> request.setAttribute(
                        KEY, new TokenCaller(tenant, clientOf(request).orElse(null))));
    }

    /** Who was noted for this call; empty where it is not one of Entra's, or for no tenant that there is. */
    static Optional<TokenCaller> of(HttpServletRequest request) {
        return Optional.ofNullable((TokenCaller) request.getAttribute(KEY));
    }

    private Optional<UUID> tenantOf(String segment) {
        return asUuid(segment).or(() -> tenants.getObject().find(segment).map(Tenant::id));
    }

    private static Optional<UUID> clientOf(HttpServletRequest request) {
        return inHeader(request.getHeader("Authorization"))
                .or(() -> inForm(request.getQueryString()))
                .or(() -> ClientConnection.of(request)
                        .filter(connection -> request.getMethod().equals("POST"))
                        .flatMap(connection -> inForm(new String(connection.peek(MOST), StandardCharsets.ISO_8859_1))));
    }

    private static Optional<UUID> inHeader(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).trim());
            return asUuid(new String(pair, StandardCharsets.UTF_8).split(":", 2)[0]);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> inForm(@Nullable String form) {
        return Arrays.stream(AND.split(form == null ? "" : form))
                .filter(parameter -> parameter.startsWith(CLIENT_ID))
                .findFirst()
                .flatMap(parameter -> asUuid(parameter.substring(CLIENT_ID.length())));
    }

    private static Optional<UUID> asUuid(String text) {
        try {
            return Optional.of(UUID.fromString(URLDecoder.decode(text, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notAGuid) {
            return Optional.empty();
        }
    }
}

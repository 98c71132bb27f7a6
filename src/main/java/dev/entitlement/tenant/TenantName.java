package dev.entitlement.tenant;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How tenants may be named where they are named for the first time.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints">Endpoints</a>
 */
public final class TenantName {

    /** In characters. */
    public static final int LONGEST = 64;

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST - 1) + "}");

    /** What stands for several tenants in Entra's paths, and what else its and Graph's paths begin with. */
    private static final Set<String> RESERVED = Set.of(
            "common",
            "organizations",
            "consumers",
            "beta",
            "identitygovernance",
            "oauth2",
            "discovery",
            "userrealm",
            "devicelogin",
            "login",
            "adfs",
            "favicon.ico",
            "robots.txt");

    private static final Pattern VERSION = Pattern.compile("v\\d+(?:\\.\\d+)?");

    /** The tenant of personal accounts, which {@code consumers} stands for, and the GUID of nothing. */
    private static final Set<String> NO_TENANTS =
            Set.of("9188040d-6c67-4c5b-b112-36a304b66dad", "00000000-0000-0000-0000-000000000000");

    private TenantName() {}

    /** Whether a tenant may have this alias: letters, digits, {@code -}, {@code _}, {@code .}, no GUID and nothing reserved. */
    public static boolean isAlias(String name) {
        return ALIAS.matcher(name).matches() && !GUID.matcher(name).matches() && !isReserved(name);
    }

    /** Whether it stands for something else in paths: {@code common}, {@code v1.0}. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(folded(name)) || VERSION.matcher(folded(name)).matches();
    }

    /** Whether a tenant may have this id. */
    public static boolean isId(String name) {
        return GUID.matcher(name).matches() && !NO_TENANTS.contains(folded(name));
    }

    /**
     * The id of a tenant that is made under this name: the GUID that it is, or one that follows from it, the same on every
     * node and after every restart. None for a name that no tenant can have.
     */
    public static Optional<UUID> idOf(String name) {
        if (isId(name)) {
            return Optional.of(UUID.fromString(name));
        }
        return isAlias(name)
                ? Optional.of(UUID.nameUUIDFromBytes(("tenant " + folded(name)).getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** A name as it is compared: the case in which somebody writes it does not matter. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

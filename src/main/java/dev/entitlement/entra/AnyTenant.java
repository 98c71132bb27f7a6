package dev.entitlement.entra;

import java.util.Locale;
import java.util.Set;

/**
 * The names that stand for all tenants in a path: who signs in decides which one it is.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints">Endpoints</a>
 */
public final class AnyTenant {

    /** The usual one. */
    public static final String COMMON = "common";

    private static final Set<String> NAMES = Set.of(COMMON, "organizations");

    private AnyTenant() {}

    /** Whether this first segment of a path, in any case, stands for all tenants. */
    public static boolean isNamed(String segment) {
        return NAMES.contains(segment.toLowerCase(Locale.ROOT));
    }
}

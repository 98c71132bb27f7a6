package dev.entitlement.tenant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that is to be made.
 *
 * @param id its GUID, {@code tid} of its tokens
 * @param alias another name that it goes by; null for none
 * @param displayName the organization's name, for people
 * @param domain its verified domain name
 * @param seed the name of the seed that it is filled with
 * @param ofStart whether the emulator starts with it
 */
public record NewTenant(
        UUID id, @Nullable String alias, String displayName, String domain, String seed, boolean ofStart) {

    /** The seed that the emulator is started with. */
    private static final String START = "seed";

    /** A tenant that the emulator starts with. */
    public static NewTenant ofStart(UUID id, String displayName, String domain) {
        return new NewTenant(id, null, displayName, domain, START, true);
    }
}

package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a property, a navigation or a type is called in each version of Graph.
 *
 * @param beta null where beta does not have it
 * @param v1 null where v1.0 does not have it
 */
public record Names(@Nullable String beta, @Nullable String v1) {

    /** The same in both versions. */
    public static Names of(String both) {
        return new Names(both, both);
    }

    /** One in each version. */
    public static Names of(String beta, String v1) {
        return new Names(beta, v1);
    }

    /** Something that v1.0 does not have. */
    public static Names onlyBeta(String beta) {
        return new Names(beta, null);
    }

    /** Something that beta does not have. */
    public static Names onlyV1(String v1) {
        return new Names(null, v1);
    }

    /** The name in a version; empty where the version does not have it. */
    public Optional<String> in(GraphVersion version) {
        return Optional.ofNullable(version == GraphVersion.BETA ? beta : v1);
    }

    /** One name to know it by in the emulator: beta's, or v1.0's where beta has none. */
    public String canonical() {
        return Objects.requireNonNull(beta == null ? v1 : beta, "a name in at least one version");
    }

    /** Whether it is called so in either version; the case of letters does not matter. */
    boolean has(String name) {
        return name.equalsIgnoreCase(beta) || name.equalsIgnoreCase(v1);
    }
}

package dev.entitlement.entra;

import dev.entitlement.tenant.Tenant;
import java.util.Optional;

/** One way of getting a token. */
public interface TokenGrant {

    /** The {@code grant_type} that asks for it. */
    String type();

    /** Whether a {@code grant_type} asks for it; some have more than one name. */
    default boolean isMeantBy(String grantType) {
        return type().equals(grantType);
    }

    /**
     * The tenant that a call of {@code /common} or {@code /organizations} is for, where what it presents names one.
     * Nothing that it presents has been proved yet.
     */
    default Optional<Tenant> homeTenant(TokenForm form) {
        return Optional.empty();
    }

    /**
     * Issues a token to whoever proves to deserve it.
     *
     * @throws EntraException with the AADSTS code of what is wrong
     */
    TokenResponse issue(TokenRequest request);
}

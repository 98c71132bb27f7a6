package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.entitlement.control.EnumNames;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * The token is refused, whatever it is worth, and the call is not carried out: 401 as Graph's gateway words it.
 *
 * A reason alone can be written instead of the object.
 *
 * @param reason what is wrong with it; {@code expired} when left out
 * @param claimsChallenge whether a token with newer claims is asked for, as continuous access evaluation does
 * @see <a href="https://learn.microsoft.com/entra/identity/conditional-access/concept-continuous-access-evaluation">Continuous
 *     access evaluation</a>
 */
record BadToken(@Nullable Reason reason, @Nullable Boolean claimsChallenge) implements Effect {

    /** What can be wrong with a token, in Graph's words. */
    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    enum Reason {
        EXPIRED("Lifetime validation failed, the token is expired."),
        NOT_YET_VALID("Access token has expired or is not yet valid."),
        REVOKED("Continuous access evaluation resulted in challenge with result: InteractionRequired and code:"
                + " TokenIssuedBeforeRevocationTimestamp"),
        INVALID_AUDIENCE("Access token validation failure. Invalid audience."),
        INVALID_SIGNATURE("Access token validation failure. Invalid signature.");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    @JsonCreator
    BadToken {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BadToken of(String reason) {
        return new BadToken(EnumNames.read(reason, Reason.class), null);
    }

    String message() {
        return (reason == null ? Reason.EXPIRED : reason).message;
    }

    boolean challenges() {
        return Boolean.TRUE.equals(claimsChallenge);
    }

    @Override
    public boolean begin(FaultedCall call) throws IOException {
        call.refuseToken(this);
        return false;
    }
}

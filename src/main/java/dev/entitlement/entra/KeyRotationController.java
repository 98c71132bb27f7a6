package dev.entitlement.entra;

import com.nimbusds.jose.jwk.JWK;
import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets a test rotate the keys that tokens are signed with. */
@RestController
class KeyRotationController {

    private final ObjectProvider<SigningKeys> keys;

    KeyRotationController(ObjectProvider<SigningKeys> keys) {
        this.keys = keys;
    }

    /**
     * How the key is changed.
     *
     * @param keepOld whether access tokens of the old keys stay good, and these stay published; true when left out
     */
    record Rotation(@Nullable Boolean keepOld) {}

    /**
     * The keys afterwards.
     *
     * @param kid of the key that signs from now on
     * @param published of all keys that are published, the new one first
     */
    record Rotated(String kid, List<String> published) {}

    /**
     * Makes a new key that signs from now on, for all tenants, and keeps or withdraws the old ones. Refresh tokens and
     * codes stay good either way, as with Entra.
     *
     * @param tenant none: the keys are those of all tenants
     * @throws ControlException 409 where an issuer other than the embedded one is in use
     */
    @PostMapping("/_emulator/keys/rotate")
    Rotated rotate(
            @ControlBody @Nullable Rotation rotation,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        if (tenant != null) {
            throw ControlException.badRequest(
                    "The keys are those of all tenants, as Entra's are: leave the parameter tenant out.");
        }
        SigningKeys embedded = keys.getIfAvailable();
        if (embedded == null) {
            throw ControlException.conflict(
                    "Tokens are signed by emulator.auth.issuer-uri, whose keys the emulator cannot change.");
        }
        List<String> published =
                embedded.rotate(rotation == null || !Boolean.FALSE.equals(rotation.keepOld())).getKeys().stream()
                        .map(JWK::getKeyID)
                        .toList();
        return new Rotated(published.get(0), published);
    }
}

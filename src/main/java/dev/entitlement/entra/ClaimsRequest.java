package dev.entitlement.entra;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parameter {@code claims}, by which libraries tell what they are capable of. It changes nothing here, but a broken
 * one is refused, as it would be elsewhere.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
 */
@Component
@OnEmbeddedIssuer
class ClaimsRequest {

    private final JsonMapper json;

    ClaimsRequest(JsonMapper json) {
        this.json = json;
    }

    /** @throws EntraException when the parameter is there, but is no JSON object */
    void requireReadable(TokenForm form) {
        String claims = form.optional("claims");
        if (claims != null && !isObject(claims)) {
            throw EntraException.invalidInput("The claims parameter is not a JSON object.");
        }
    }

    private boolean isObject(String claims) {
        try {
            return json.readTree(claims).isObject();
        } catch (JacksonException malformed) {
            return false;
        }
    }
}

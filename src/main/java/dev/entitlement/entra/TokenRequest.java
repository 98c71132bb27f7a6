package dev.entitlement.entra;

import dev.entitlement.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A call of the token endpoint.
 *
 * @param authorization the header of that name; null when there is none
 */
public record TokenRequest(
        Tenant tenant,
        TokenForm form,
        TokenEndpoint endpoint,
        @Nullable String authorization) {

    /**
     * A parameter that must be sent.
     *
     * @throws EntraException when it is missing or sent twice
     */
    public String required(String name) {
        return form.required(name);
    }

    /**
     * Requires all of these parameters, so that the first one missing is told whatever else is wrong.
     *
     * @throws EntraException when one of them is missing
     */
    void require(String... names) {
        for (String name : names) {
            required(name);
        }
    }

    /** What was sent holds secrets, and whatever is handed to a handler may be logged. */
    @Override
    public String toString() {
        return "TokenRequest[tenant=" + tenant.id() + ", endpoint=" + endpoint + "]";
    }

    /**
     * A parameter; null when it is not sent.
     *
     * @throws EntraException when it is sent twice
     */
    public @Nullable String optional(String name) {
        return form.optional(name);
    }

    /**
     * What is asked for, as a {@code scope}; null when nothing is. Version 1.0 of the endpoint asks for all that was
     * granted on a {@code resource}, and answers with all tokens that it has.
     */
    @Nullable
    String scope() {
        if (!endpoint.versionOne()) {
            return optional("scope");
        }
        String resource = optional("resource");
        return resource == null ? null : resource + "/.default openid offline_access";
    }

    /** @throws EntraException when nothing is asked for */
    String requiredScope() {
        String scope = scope();
        if (scope == null) {
            throw EntraException.missingParameter(endpoint.versionOne() ? "resource" : "scope");
        }
        return scope;
    }
}

package dev.entitlement.subject;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.identity.Caller;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Names the callers who change something. */
@Service
public class Authors {

    private final Tenants tenants;
    private final VirtualClock clock;

    Authors(Tenants tenants, VirtualClock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The caller: by principal name where the directory knows the user, by the token's ids otherwise. */
    public Author of(GraphCall call) {
        Caller caller = call.caller();
        UUID user = caller.delegated() ? caller.objectId() : null;
        return new Author(
                call.tenantId(),
                user,
                Optional.ofNullable(user)
                        .flatMap(id -> tenants.user(call.tenantId(), id))
                        .map(DirectoryUser::userPrincipalName)
                        .orElseGet(() -> String.valueOf(user == null ? caller.clientId() : user)),
                clock.now(call.tenantId()));
    }
}

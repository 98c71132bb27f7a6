package dev.entitlement.tenancy;

import dev.entitlement.entra.EntraSurface;
import dev.entitlement.graph.GraphException;
import dev.entitlement.http.CallNotes;
import dev.entitlement.store.TenantGate;
import dev.entitlement.tenant.FirstUse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a call of Graph into its tenant, once it was permitted: while the tenant is replaced it waits outside. A batch stays
 * outside itself; its steps enter one by one.
 */
class TenantCalls implements HandlerInterceptor {

    private static final String INSIDE = TenantCalls.class.getName();
    private static final String BATCH = "batch.run";

    private final TenantGate gate;
    private final KnownTenants known;
    private final FirstUse firstUse;
    private final ObjectProvider<EntraSurface> embeddedIssuer;

    TenantCalls(TenantGate gate, KnownTenants known, FirstUse firstUse, ObjectProvider<EntraSurface> embeddedIssuer) {
        this.gate = gate;
        this.known = known;
        this.firstUse = firstUse;
        this.embeddedIssuer = embeddedIssuer;
    }

    /** @throws GraphException 401 when the tenant of the token is not there */
    @Override
    public boolean preHandle(HttpServletRequest call, HttpServletResponse response, Object handler) {
        CallNotes notes = CallNotes.of(call);
        CallNotes.CallerNote caller = notes.caller();
        if (caller != null && call.getDispatcherType() == DispatcherType.REQUEST && !BATCH.equals(notes.operation())) {
            enter(call, caller.tenantId());
        }
        return true;
    }

    private void enter(HttpServletRequest call, UUID tenantId) {
        // The embedded issuer has made the tenant when it issued the token. Of others' tokens the tenant may be new.
        if (!known.isThere(tenantId) && embeddedIssuer.getIfAvailable() == null) {
            firstUse.make(tenantId.toString(), Function.identity());
        }
        gate.enter(tenantId);
        boolean there = false;
        try {
            there = known.isThere(tenantId);
        } finally {
            if (!there) {
                gate.leave(tenantId);
            }
        }
        if (!there) {
            throw new GraphException(
                    401, "InvalidAuthenticationToken", "Access token validation failure. Invalid tenant.");
        }
        call.setAttribute(INSIDE, tenantId);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest call, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (call.getAttribute(INSIDE) instanceof UUID tenantId) {
            call.removeAttribute(INSIDE);
            gate.leave(tenantId);
        }
    }
}

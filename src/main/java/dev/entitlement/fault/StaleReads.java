package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.http.InnerAnswer;
import dev.entitlement.http.InnerCall;
import dev.entitlement.http.InnerCalls;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reads answered before a write. While a rule may make reads stale, the last answers of a tenant are remembered by
 * caller and target; of an item that nobody has read, the answer is found out just before the write. A list, or an item
 * with query options, that was not read before is answered as it is.
 */
@Component
class StaleReads implements ResetListener {

    private final Map<UUID, ReadsOfTenant> tenants = new ConcurrentHashMap<>();
    private final Faults faults;
    private final VirtualClock clock;
    private final InnerCalls server;
    private final JsonMapper json;

    StaleReads(Faults faults, VirtualClock clock, InnerCalls server, JsonMapper json) {
        this.faults = faults;
        this.clock = clock;
        this.server = server;
        this.json = json;
    }

    /** Called before a write is carried out that is to be seen late. */
    void write(HttpServletRequest request, MatchedCall call, CallFate fate, String fault, Duration lag) {
        UUID resource = call.resource();
        String item = resource == null ? null : itemOf(request.getRequestURI(), resource);
        // Nobody has the item yet that is going to be made: so answers one that is not there.
        String asked = item == null ? request.getRequestURI() + "/" + UUID.randomUUID() : item;
        ReadsOfTenant.Read before = ask(request, asked);
        fate.afterwards((status, type, body) -> {
            UUID written = resource == null ? idIn(body) : resource;
            if (status < 400 && written != null) {
                String target = item == null ? request.getRequestURI() + "/" + written : item;
                of(call.tenantId())
                        .lag(new ReadsOfTenant.Lag(
                                fault,
                                call.noun(),
                                written,
                                clock.now(call.tenantId()).plus(lag),
                                target,
                                before));
            }
        });
    }

    /** What a read that is permitted is to answer; empty for what is true. */
    Optional<ReadsOfTenant.Stale> answer(MatchedCall call, String target) {
        ReadsOfTenant reads = tenants.get(call.tenantId());
        return reads == null
                ? Optional.empty()
                : reads.answer(
                        call, target, clock.now(call.tenantId()), fault -> faults.isArmed(call.tenantId(), fault));
    }

    /** Remembers what a read is about to answer, if that may be of use. */
    void remember(MatchedCall call, String target, CallFate fate) {
        if (faults.mayMakeStale(call.tenantId())) {
            fate.afterwards((status, type, body) -> {
                if (status == 200) {
                    of(call.tenantId()).remember(call, target, new ReadsOfTenant.Read(status, type, body));
                }
            });
        }
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.FAULTS || part == ResetPart.STATE) {
            tenants.remove(tenantId);
        }
    }

    private ReadsOfTenant of(UUID tenantId) {
        return tenants.computeIfAbsent(tenantId, id -> new ReadsOfTenant());
    }

    private ReadsOfTenant.Read ask(HttpServletRequest request, String target) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {"Host", "Authorization"}) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        InnerAnswer answer = server.ask(request, new InnerCall("GET", target, headers, new byte[0]));
        return new ReadsOfTenant.Read(answer.status(), answer.headers().get("Content-Type"), answer.body());
    }

    private static String itemOf(String path, UUID resource) {
        String id = resource.toString();
        int at = path.toLowerCase(Locale.ROOT).indexOf(id);
        return at < 0 ? path : path.substring(0, at + id.length());
    }

    /** The id of what a call has made. */
    private @Nullable UUID idIn(byte[] body) {
        try {
            return UUID.fromString(json.readTree(body).path("id").asString(""));
        } catch (JacksonException | IllegalArgumentException none) {
            return null;
        }
    }
}

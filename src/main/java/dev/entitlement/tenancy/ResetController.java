package dev.entitlement.tenancy;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetPart;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Back to the beginning between two tests. */
@RestController
class ResetController {

    /** What the tenant was made with. */
    private static final String SEED = "seed";

    private static final List<String> KEPT = Stream.of(ResetPart.values())
            .filter(part -> part != ResetPart.STATE)
            .map(part -> part.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Tenants tenants;
    private final Resets resets;
    private final Snapshots snapshots;
    private final ContentsReader contents;

    ResetController(Tenants tenants, Resets resets, Snapshots snapshots, ContentsReader contents) {
        this.tenants = tenants;
        this.resets = resets;
        this.snapshots = snapshots;
        this.contents = contents;
    }

    /**
     * Resets one tenant; without one, resets those that the emulator was started with and deletes all others. Who shares the
     * emulator names a tenant. Keys and certificate authority stay, and so do snapshots of the tenants that stay.
     *
     * @param tenant id, domain or alias; when left out, every tenant is reset or deleted, except that a snapshot is then the
     *     default tenant's
     * @throws ControlException 409 when other calls were in the way
     */
    @PostMapping("/_emulator/reset")
    ResetAnswer reset(
            @ControlBody @Nullable ResetBody body,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        long begun = System.nanoTime();
        ResetBody asked = body == null ? ResetBody.ALL : body;
        Set<ResetPart> kept = kept(asked.keep());
        String to = asked.to() == null ? SEED : asked.to();
        Contents seed = to.equals(SEED) ? null : contents.named(to);
        ResetAnswer done;
        if (seed == null && !to.equals(SEED)) {
            done = one(snapshots.restore(tenants.selected(tenant), to, kept));
        } else if (tenant == null) {
            done = resets.resetAll(seed, kept);
        } else {
            Tenant named = tenants.selected(tenant);
            done = one(resets.reset(named, seed, kept));
        }
        return new ResetAnswer(
                done.tenants(), done.removed(), done.entities(), (System.nanoTime() - begun) / 1_000_000);
    }

    private static ResetAnswer one(int entities) {
        return new ResetAnswer(1, 0, entities, 0);
    }

    private static Set<ResetPart> kept(@Nullable List<String> names) {
        Set<ResetPart> kept = EnumSet.noneOf(ResetPart.class);
        List<String> given = names == null ? List.of() : names;
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i);
            if (!KEPT.contains(name)) {
                String detail = "A reset cannot keep '" + (name.length() > 100 ? name.substring(0, 100) : name)
                        + "'; it can keep " + KEPT + ".";
                throw ControlException.badRequest(detail, List.of(new ControlError("/keep/" + i, detail, KEPT)));
            }
            kept.add(ResetPart.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return kept;
    }
}

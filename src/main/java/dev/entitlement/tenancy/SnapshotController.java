package dev.entitlement.tenancy;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ResetPart;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Snapshots of a tenant; where none is named, of the default one. */
@RestController
class SnapshotController {

    private final Tenants tenants;
    private final Snapshots snapshots;

    SnapshotController(Tenants tenants, Snapshots snapshots) {
        this.tenants = tenants;
        this.snapshots = snapshots;
    }

    /** The snapshots of one tenant or of all, those of a tenant in the order in which they were taken. */
    @GetMapping("/_emulator/snapshots")
    List<SnapshotJson> list(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return tenants.selection(tenant).stream()
                .flatMap(one -> snapshots.of(one).stream())
                .toList();
    }

    /**
     * Takes a snapshot, in the place of one of the same name.
     *
     * @throws dev.entitlement.control.ControlException 409 when there are as many as there may be
     */
    @PostMapping("/_emulator/snapshots")
    ResponseEntity<SnapshotJson> take(
            @ControlBody SnapshotBody body, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        Tenant selected = tenants.selected(tenant);
        SnapshotJson taken = snapshots.take(selected, body.name());
        String origin = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return ResponseEntity.created(
                        URI.create(origin + "/_emulator/snapshots/" + taken.name() + "?tenant=" + selected.id()))
                .body(taken);
    }

    /**
     * Brings the tenant back to what it was when the snapshot was taken.
     *
     * @throws dev.entitlement.control.ControlException 409 for one that another version has taken, or when others were
     *     in the way
     */
    @PostMapping("/_emulator/snapshots/{name}/restore")
    ResetAnswer restore(
            @PathVariable String name, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        long begun = System.nanoTime();
        int entities = snapshots.restore(tenants.selected(tenant), name, EnumSet.noneOf(ResetPart.class));
        return new ResetAnswer(1, 0, entities, (System.nanoTime() - begun) / 1_000_000);
    }

    /** Forgets a snapshot. */
    @DeleteMapping("/_emulator/snapshots/{name}")
    ResponseEntity<Void> delete(
            @PathVariable String name, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        snapshots.delete(tenants.selected(tenant), name);
        return ResponseEntity.noContent().build();
    }
}

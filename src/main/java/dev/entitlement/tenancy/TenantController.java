package dev.entitlement.tenancy;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.TenantName;
import dev.entitlement.tenant.Tenants;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A fresh tenant in one call, and an end of it in another. */
@RestController
class TenantController {

    private static final String TENANTS = "/_emulator/tenants";
    private static final int LONGEST_PAGE = 1000;

    private final Tenants tenants;
    private final NewTenants newTenants;
    private final Resets resets;
    private final TenantReader reader;
    private final ContentsReader contents;
    private final TenantDescriptions descriptions;

    TenantController(
            Tenants tenants,
            NewTenants newTenants,
            Resets resets,
            TenantReader reader,
            ContentsReader contents,
            TenantDescriptions descriptions) {
        this.tenants = tenants;
        this.newTenants = newTenants;
        this.resets = resets;
        this.reader = reader;
        this.contents = contents;
        this.descriptions = descriptions;
    }

    /**
     * Makes a tenant and fills it; any of it, or the whole body, may be left out.
     *
     * @throws ControlException 409 for a name that is taken, or when there are as many as there may be
     */
    @PostMapping("/_emulator/tenants")
    ResponseEntity<TenantJson> create(@ControlBody @Nullable TenantBody wanted) {
        TenantBody body = wanted == null ? TenantBody.ANY : wanted;
        Contents filling = contents.read(body.seed());
        Tenant made = newTenants.make(reader.read(body, filling), filling);
        return ResponseEntity.created(URI.create(origin() + TENANTS + "/" + made.id()))
                .body(descriptions.whole(made, origin()));
    }

    /**
     * The tenants in the order of their ids; where there are more, {@code Link} says where.
     *
     * @param after the id of the last tenant of the page before
     * @param limit how many at most, 1 to 1000
     */
    @GetMapping("/_emulator/tenants")
    ResponseEntity<List<TenantJson>> list(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "100") String limit) {
        int length = limit(limit);
        List<Tenant> found = tenants.page(after(after), length + 1);
        List<Tenant> page = found.subList(0, Math.min(length, found.size()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (found.size() > length) {
            String next = origin() + TENANTS + "?limit=" + length + "&after="
                    + page.get(length - 1).id();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(page.stream()
                .map(tenant -> descriptions.brief(tenant, origin()))
                .toList());
    }

    /** One tenant with its apps and users, by id, domain or alias. */
    @GetMapping("/_emulator/tenants/{tenant}")
    TenantJson get(@PathVariable String tenant) {
        return descriptions.whole(tenants.selected(tenant), origin());
    }

    /**
     * Removes a tenant and everything of it; the last and the default one, too.
     *
     * @throws ControlException 409 when other calls were in the way
     */
    @DeleteMapping("/_emulator/tenants/{tenant}")
    ResponseEntity<Void> delete(@PathVariable String tenant) {
        resets.remove(tenants.selected(tenant));
        return ResponseEntity.noContent().build();
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LONGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // As bad as one that is out of range.
        }
        throw ControlException.badRequest("The parameter 'limit' is a number, 1 to " + LONGEST_PAGE + ".");
    }

    private static @Nullable UUID after(@Nullable String text) {
        if (text != null && !TenantName.isId(text)) {
            throw ControlException.badRequest("The parameter 'after' is the id of a tenant, a GUID.");
        }
        return text == null ? null : UUID.fromString(text);
    }

    private static String origin() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}

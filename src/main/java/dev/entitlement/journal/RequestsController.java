package dev.entitlement.journal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what clients have sent, what they were answered, and what came of it. */
@RestController
class RequestsController {

    private final CallQueries queries;

    RequestsController(CallQueries queries) {
        this.queries = queries;
    }

    /**
     * The calls of Graph and Entra that are remembered, in the order in which they were received.
     *
     * @param operation such as {@code assignmentRequest.reprocess}, or {@code assignmentRequest.*}
     * @param status such as {@code 429}, or {@code 5xx}
     * @param caller client id, or object id of a user
     * @param fault id or outcome of a fault that was met, {@code any} or {@code none}
     * @param resource GUID of what the call was about
     * @param clientRequestId as the client has sent it
     * @param since an instant, a time before now such as {@code -5m}, or the number of a call after which to begin
     * @param limit 1 to 1,000; 100 when left out
     * @param after the {@code next} of the page before
     * @param tenant id, domain or alias; all when left out, and the calls that are nobody's
     */
    @GetMapping("/_emulator/requests")
    CallQueries.Page list(
            @RequestParam(name = "operation", required = false) @Nullable String operation,
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "caller", required = false) @Nullable String caller,
            @RequestParam(name = "fault", required = false) @Nullable String fault,
            @RequestParam(name = "resource", required = false) @Nullable String resource,
            @RequestParam(name = "clientRequestId", required = false) @Nullable String clientRequestId,
            @RequestParam(name = "since", required = false) @Nullable String since,
            @RequestParam(name = "limit", required = false) @Nullable String limit,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return queries.page(
                tenant,
                new CallFilter(operation, status, caller, fault, resource, clientRequestId),
                since,
                limit,
                after);
    }

    /**
     * One call: by the {@code request-id} that the client has logged, or by its {@code client-request-id} if no other call
     * has the same.
     *
     * @throws dev.entitlement.control.ControlException 409 when several calls have this client-request-id
     */
    @GetMapping("/_emulator/requests/{id}")
    CallJson one(@PathVariable String id, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return queries.one(tenant, id);
    }

    /** Forgets the calls of a tenant, or all. */
    @DeleteMapping("/_emulator/requests")
    Map<String, Integer> forget(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return Map.of("forgotten", queries.forget(tenant));
    }
}

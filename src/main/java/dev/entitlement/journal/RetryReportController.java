package dev.entitlement.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells how clients retried. */
@RestController
class RetryReportController {

    private final RetryReports reports;

    RetryReportController(RetryReports reports) {
        this.reports = reports;
    }

    /**
     * Attempts, chained by caller, operation, resource and client-request-id, with a verdict for each chain and one for all.
     *
     * @param operation such as {@code assignmentRequest.reprocess}, or {@code assignmentRequest.*}
     * @param resource GUID of what the calls were about
     * @param client client id, or object id of a user
     * @param since an instant, a time before now such as {@code -5m}, or the number of a call after which to begin
     * @param tenant id, domain or alias; all when left out
     */
    @GetMapping("/_emulator/retry-report")
    RetryReport report(
            @RequestParam(name = "operation", required = false) @Nullable String operation,
            @RequestParam(name = "resource", required = false) @Nullable String resource,
            @RequestParam(name = "client", required = false) @Nullable String client,
            @RequestParam(name = "since", required = false) @Nullable String since,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return reports.report(tenant, operation, resource, client, since);
    }
}

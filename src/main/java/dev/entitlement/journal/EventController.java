package dev.entitlement.journal;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what happens while it happens. */
@RestController
class EventController {

    private final EventStreams streams;

    EventController(EventStreams streams) {
        this.streams = streams;
    }

    /**
     * Server-sent events, from now on: {@code request} for a call that has ended, {@code transition}, {@code fault},
     * {@code clock} and {@code reset}, which is told once for each tenant when all of it is done. Each says which tenant it
     * is of. The last 1,000 are kept for who comes back.
     *
     * @param lastEventId the last event that the client has got; those after it are told first
     * @param tenant id, domain or alias; all when left out
     * @throws dev.entitlement.control.ControlException 503 when there are as many streams as there may be
     */
    @GetMapping(path = "/_emulator/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            HttpMethod method,
            ServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (method.equals(HttpMethod.HEAD)) {
            streams.describe(lastEventId, tenant, response);
        } else {
            streams.open(lastEventId, tenant, request, response);
        }
    }
}

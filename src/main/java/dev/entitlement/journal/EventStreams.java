package dev.entitlement.journal;

import dev.entitlement.control.ControlException;
import dev.entitlement.http.ClientConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens streams of events. */
@Component
class EventStreams {

    private final JournalEvents events;
    private final Journal journal;
    private final Telling telling;
    private final CallQueries queries;
    private final JsonMapper json;

    EventStreams(JournalEvents events, Journal journal, Telling telling, CallQueries queries, JsonMapper json) {
        this.events = events;
        this.journal = journal;
        this.telling = telling;
        this.queries = queries;
        this.json = json;
    }

    /**
     * Answers a call with a stream that has no end.
     *
     * @throws ControlException 400 when the id is none; 404 for an unknown tenant; 503 when there are too many streams
     */
    void open(
            @Nullable String lastEventId, @Nullable String tenant, ServletRequest request, HttpServletResponse response)
            throws IOException {
        Set<UUID> tenantIds = queries.tenantIds(tenant);
        long after = idOf(lastEventId);
        describe(lastEventId, tenant, response);
        AsyncContext call = request.startAsync(request, response);
        call.setTimeout(0);
        EventStream stream = new EventStream(call, response.getOutputStream(), tenantIds, this::told, events::close);
        events.open(stream, after);
        stream.open();
        // Until then two threads would write at once, and Tomcat would lose track of who is to be told of what.
        ClientConnection.of(request).orElseThrow().whenAsynchronous(() -> events.start(stream));
    }

    /** Says all but the events: what is asked by HEAD has an end. */
    void describe(@Nullable String lastEventId, @Nullable String tenant, HttpServletResponse response) {
        queries.tenantIds(tenant);
        idOf(lastEventId);
        events.requireRoom();
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
    }

    private Optional<String> told(Happening told) {
        if (told instanceof Happening.CallEnded ended) {
            return journal.find(ended.requestId()).map(telling::summary).map(json::writeValueAsString);
        }
        return Optional.of(json.writeValueAsString(told));
    }

    private static long idOf(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return -1;
        }
        if (!lastEventId.matches("\\d{1,18}")) {
            throw ControlException.badRequest("Last-Event-ID is the id of an event, which is a whole number.");
        }
        return Long.parseLong(lastEventId);
    }
}

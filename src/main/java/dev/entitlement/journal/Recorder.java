package dev.entitlement.journal;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.EntraSurface;
import dev.entitlement.entra.EntraTrace;
import dev.entitlement.graph.GraphHeaders;
import dev.entitlement.graph.GraphSurface;
import dev.entitlement.http.CallNotes;
import dev.entitlement.http.InnerCalls;
import dev.entitlement.http.ServedPath;
import dev.entitlement.http.Surface;
import dev.entitlement.http.Surfaces;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Begins and ends the recording of every call of Graph and of Entra; of the control API it records nothing. */
@Component
class Recorder implements ServletRequestListener {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final String CLIENT_REQUEST_ID = "client-request-id";

    private final Journal journal;
    private final Surfaces surfaces;
    private final Optional<EntraSurface> entra;
    private final Tenants tenants;
    private final VirtualClock clock;
    private final JournalEvents events;
    private final Consumer<RecordedCall> writer;
    private final int maxBody;
    private final AtomicBoolean untold = new AtomicBoolean();

    /**
     * @param entra none where another issuer's tokens are accepted
     * @param writer none where nobody shares the database
     */
    Recorder(
            Journal journal,
            Surfaces surfaces,
            Optional<EntraSurface> entra,
            Tenants tenants,
            VirtualClock clock,
            JournalEvents events,
            ObjectProvider<CallWriter> writer,
            JournalProperties properties) {
        this.journal = journal;
        this.surfaces = surfaces;
        this.entra = entra;
        this.tenants = tenants;
        this.clock = clock;
        this.events = events;
        CallWriter shared = writer.getIfAvailable();
        this.writer = shared == null ? call -> {} : shared::ended;
        this.maxBody = (int) properties.maxBody().toBytes();
    }

    /** The recording of a call that has just been received; null for one that is not recorded. */
    @Nullable
    Recording begin(Request request, Response response) {
        String path = ServedPath.of(request);
        Surface surface = surfaces.of(path);
        boolean graph = surface instanceof GraphSurface;
        if (!graph && !isEntras(path)) {
            return null;
        }
        RecordedCall call = new RecordedCall(
                journal.nextSequence(),
                originOf(request, graph),
                headOf(request, path),
                CallNotes.of(request),
                new BodyCopy(maxBody));
        Recording recording = new Recording(call, response, new BodyCopy(maxBody), clock::wallTime);
        recording.attachTo(request);
        journal.begun(call);
        return recording;
    }

    /** Ends a recording; more often than once does no harm. Nothing that goes wrong here reaches the client. */
    void end(Recording recording) {
        if (!recording.endsNow()) {
            return;
        }
        RecordedCall call = recording.call();
        UUID tenantId = null;
        Instant emulated = null;
        try {
            tenantId = tenantOf(call);
            emulated = tenantId == null ? null : clock.now(tenantId);
            if (emulated != null) {
                untold.set(false);
            }
        } catch (RuntimeException failed) {
            // While the database is away each call would fill the log.
            if (untold.compareAndSet(false, true)) {
                log.warn("Whose calls are, or when they were, cannot be told for now: {}", failed.getMessage());
            }
        }
        try {
            journal.ended(
                    call,
                    new Ending(
                            recording.answeredAt(),
                            emulated,
                            tenantId,
                            recording.response().getStatus(),
                            headersOf(recording.response()),
                            recording.answer(),
                            recording.isClientGone()),
                    writer);
            events.ended(call);
        } catch (RuntimeException failed) {
            log.error("How a call has ended cannot be remembered", failed);
            journal.lost(call);
        }
    }

    /** Calls that are answered later end here. */
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Recording recording = Recording.of(event.getServletRequest());
        if (recording != null) {
            end(recording);
        }
    }

    private boolean isEntras(String path) {
        return entra.isPresent() && entra.get().owns(path);
    }

    private static RecordedCall.Origin originOf(Request request, boolean graph) {
        RecordedCall batch = InnerCalls.outerOf(request)
                .map(Recording::of)
                .map(Recording::call)
                .orElse(null);
        String clientRequestId = request.getHeader(CLIENT_REQUEST_ID);
        String requestId = graph ? GraphHeaders.idsOf(request).requestId() : EntraTrace.idOf(request);
        return new RecordedCall.Origin(graph, requestId, clientRequestId, batch);
    }

    private RecordedCall.Head headOf(Request request, String path) {
        String query = request.getQueryString();
        String uri = request.getRequestURI() == null ? path : request.getRequestURI();
        return new RecordedCall.Head(
                clock.wallTime(),
                String.valueOf(request.getMethod()),
                query == null ? uri : uri + "?" + query,
                path,
                String.valueOf(request.getProtocol()),
                headersOf(request.getCoyoteRequest().getMimeHeaders(), null));
    }

    private static List<String> headersOf(Response response) {
        return headersOf(response.getCoyoteResponse().getMimeHeaders(), response.getContentType());
    }

    /** @param type what Tomcat keeps apart from the other headers until they are written */
    private static List<String> headersOf(MimeHeaders all, @Nullable String type) {
        List<String> headers = new ArrayList<>(2 * all.size() + 2);
        boolean typed = type == null;
        for (int i = 0; i < all.size(); i++) {
            String name = textOf(all.getName(i));
            typed |= name.equalsIgnoreCase("Content-Type");
            headers.add(name);
            headers.add(textOf(all.getValue(i)));
        }
        if (!typed) {
            headers.add("Content-Type");
            headers.add(String.valueOf(type));
        }
        return headers;
    }

    /** Of a header that Tomcat refuses it has not read the value. */
    private static String textOf(MessageBytes read) {
        return read.isNull() ? "" : read.toString();
    }

    /** What nothing but the call itself says is any tenant's name: only those that there are have calls of their own. */
    private @Nullable UUID tenantOf(RecordedCall call) {
        CallNotes.CallerNote caller = call.notes().caller();
        if (caller != null) {
            return caller.tenantId();
        }
        if (!call.origin().graph()) {
            return tenantNamed(call.head().path());
        }
        return UnverifiedToken.of(call.header("Authorization"))
                .map(UnverifiedToken::tenantId)
                .filter(tenants::exists)
                .orElse(null);
    }

    /** What stands in a path need not be of any length or kind that a tenant's name has. */
    private @Nullable UUID tenantNamed(String path) {
        int end = path.indexOf('/', 1);
        String name = end < 0 ? path.substring(1) : path.substring(1, end);
        return name.length() > 253 || name.indexOf('\0') >= 0
                ? null
                : tenants.find(name).map(Tenant::id).orElse(null);
    }
}

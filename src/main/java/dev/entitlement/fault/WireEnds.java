package dev.entitlement.fault;

import dev.entitlement.http.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Does to the real connection what has been decided about an answer. */
@Component
class WireEnds {

    private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

    private final HeldCalls held;
    private final Refusals refusals;

    WireEnds(HeldCalls held, Refusals refusals) {
        this.held = held;
        this.refusals = refusals;
    }

    /** Sends the answer, or what is left of it, now or later. */
    void finish(HttpServletRequest request, ContentCachingResponseWrapper answer, CallFate fate) throws IOException {
        Failure instead = fate.instead();
        if (instead != null) {
            withdraw(answer);
            refusals.fail(request, answer, instead);
        }
        ClientConnection connection = ClientConnection.of(request).orElse(null);
        boolean usual = fate.delay().isZero() && fate.ending().kind() == Ending.Kind.TOLD;
        if (fate.isStep() || connection == null || usual) {
            if (fate.isStep() && !fate.isCarriedOut() && answer.getStatus() < 400) {
                // What depends on a step that got lost is not called.
                answer.setStatus(504);
            }
            answer.copyBodyToResponse();
            return;
        }
        if (fate.ending().isUntold()) {
            // A connection that is closed while something is unread is reset.
            connection.drain();
        }
        // Also what is done at once: a stream of HTTP/2 is reset only while its call is asynchronous. Before the end of
        // any other call Tomcat completes the answer.
        if (!held.hold(
                Objects.requireNonNull(fate.tenantId()),
                request,
                answer,
                answer.getContentSize(),
                fate.delay(),
                partOf(request, answer, connection, fate.ending()))) {
            withdraw(answer);
            refusals.tooManyHeld(request, answer, HeldCalls.LIMITS);
            answer.copyBodyToResponse();
        }
    }

    private static void withdraw(ContentCachingResponseWrapper answer) {
        answer.resetBuffer();
        ((HttpServletResponse) answer.getResponse()).setHeader("Location", null);
    }

    private static HeldCalls.Part partOf(
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            ClientConnection connection,
            Ending ending) {
        return switch (ending.kind()) {
            case TOLD ->
                last(() -> {
                    answer.copyBodyToResponse();
                    answer.flushBuffer();
                });
            case CLOSED -> last(connection::close);
            case RESET -> last(connection::reset);
            case TRUNCATED -> last(() -> truncate(request, answer, connection, ending.at()));
            case SLOW -> new SlowAnswer(answer, connection, ending);
        };
    }

    /** Something that is done at once. */
    @FunctionalInterface
    private interface Deed {
        void done() throws IOException;
    }

    private static HeldCalls.Part last(Deed deed) {
        return () -> {
            deed.done();
            return null;
        };
    }

    /** An answer without a body is cut off where its empty body would end; one that cannot have any, before it begins. */
    private static void truncate(
            HttpServletRequest request, ContentCachingResponseWrapper answer, ClientConnection connection, int at)
            throws IOException {
        byte[] body = answer.getContentAsByteArray();
        HttpServletResponse raw = (HttpServletResponse) answer.getResponse();
        connection.doNotCompress();
        if (body.length > 0) {
            raw.setContentLength(body.length);
            raw.getOutputStream().write(body, 0, at < 0 ? body.length / 2 : Math.min(at, body.length - 1));
        }
        if (!BODILESS.contains(raw.getStatus()) && !request.getMethod().equals("HEAD")) {
            raw.flushBuffer();
        }
        connection.close();
    }

    /** The head at once, then a piece of the body after each pause. */
    private static final class SlowAnswer implements HeldCalls.Part {

        private final HttpServletResponse raw;
        private final ClientConnection connection;
        private final byte[] body;
        private final int pieces;
        private final Duration pause;
        private int done = -1;

        SlowAnswer(ContentCachingResponseWrapper answer, ClientConnection connection, Ending ending) {
            this.raw = (HttpServletResponse) answer.getResponse();
            this.connection = connection;
            this.body = answer.getContentAsByteArray();
            this.pieces = Math.max(1, Math.min(ending.chunks(), body.length));
            this.pause = ending.over().dividedBy(pieces);
        }

        @Override
        public @Nullable Duration next() throws IOException {
            if (done < 0) {
                connection.doNotCompress();
                if (body.length > 0) {
                    raw.setContentLength(body.length);
                }
            } else {
                int from = upTo(done);
                raw.getOutputStream().write(body, from, upTo(done + 1) - from);
            }
            raw.flushBuffer();
            done++;
            return done < pieces ? pause : null;
        }

        private int upTo(int piece) {
            return (int) ((long) body.length * piece / pieces);
        }
    }
}

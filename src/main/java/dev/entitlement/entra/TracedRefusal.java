package dev.entitlement.entra;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A refusal as one caller is told it, with the identifiers that Entra adds so that its support can find the call again.
 *
 * @param timestamp with a blank between date and time
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response-1">Error
 *     response</a>
 */
public record TracedRefusal(EntraException refusal, String traceId, String correlationId, String timestamp) {

    private static final String CLIENT_REQUEST_ID = "client-request-id";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /** A refusal of a call told now, with the correlation id that the caller has sent if that is a GUID. */
    public static TracedRefusal of(EntraException refusal, HttpServletRequest call, Instant now) {
        return new TracedRefusal(refusal, EntraTrace.idOf(call), correlationId(sentWith(call)), TIMESTAMP.format(now));
    }

    /** OAuth's {@code error_description}: what is wrong, and in three lines which call it was. */
    public String description() {
        return refusal.getMessage() + "\r\nTrace ID: " + traceId + "\r\nCorrelation ID: " + correlationId
                + "\r\nTimestamp: " + timestamp;
    }

    /** Where Entra explains the code. */
    public String uri() {
        return "https://login.microsoftonline.com/error?code=" + refusal.aadsts();
    }

    /** MSAL for Java sends it in a header, MSAL for JavaScript in the query. */
    private static @Nullable String sentWith(HttpServletRequest call) {
        String header = call.getHeader(CLIENT_REQUEST_ID);
        return header != null
                ? header
                : UriComponentsBuilder.newInstance()
                        .query(call.getQueryString())
                        .build()
                        .getQueryParams()
                        .getFirst(CLIENT_REQUEST_ID);
    }

    private static String correlationId(@Nullable String sent) {
        try {
            return UUID.fromString(sent == null ? "" : sent).toString();
        } catch (IllegalArgumentException notAGuid) {
            return UUID.randomUUID().toString();
        }
    }
}

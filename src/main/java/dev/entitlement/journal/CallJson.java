package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.http.CallNotes.FaultNote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call as the journal tells it, without secrets.
 *
 * @param sequence grows with every call that is received; for {@code since} and {@code after}
 * @param requestId the id in the answer: {@code request-id} of Graph, {@code x-ms-request-id} of Entra
 * @param clientRequestId as the client has sent it
 * @param surface {@code graph} or {@code entra}
 * @param tenantId of the accepted token, or else what the token claims, or the path says, if there is such a tenant
 * @param receivedAt on the wall clock
 * @param answeredAt on the wall clock; missing while the call goes on
 * @param emulatedAt when it was answered, in the tenant's time
 * @param exchange how it ended: "answered", {@code inProgress}, {@code clientGone}, or the outcome of the fault that kept the
 *     answer from the client: {@code lostResponse}, {@code reset}, {@code empty}, {@code timeout}, {@code truncate}
 * @param refusal code and message of an answer of 400 and more
 * @param token what a bearer token says of itself, not verified
 * @param batch request id of the batch that it was a step of
 * @param transitions what came of it, at once or later
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallJson(
        long sequence,
        String requestId,
        @Nullable String clientRequestId,
        String surface,
        @Nullable UUID tenantId,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant emulatedAt,
        @Nullable String operation,
        @Nullable UUID resource,
        @Nullable Integer status,
        String exchange,
        @Nullable String refusal,
        List<FaultNote> faults,
        @Nullable CallerJson caller,
        @Nullable PermissionJson permission,
        @Nullable Map<String, JsonNode> token,
        @Nullable String batch,
        RequestJson request,
        @Nullable AnswerJson answer,
        List<Consequence> transitions) {

    /**
     * Who calls.
     *
     * @param clientName the app's display name
     * @param objectId of the user, or of the app's service principal
     * @param user the user's principal name
     * @param verified whether an accepted token says so; otherwise only the call itself does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallerJson(
            @Nullable UUID clientId,
            @Nullable String clientName,
            @Nullable UUID objectId,
            @Nullable String user,
            boolean delegated,
            boolean verified) {}

    /**
     * Whether the caller was permitted.
     *
     * @param told {@code needed X or Y, had Z}
     */
    record PermissionJson(boolean granted, List<String> needed, List<String> had, String told) {}

    /**
     * What was sent.
     *
     * @param httpVersion such as {@code HTTP/1.1}
     * @param headers names in lower case; several values are separated by commas
     * @param body missing where nobody has read it, and for what is no text
     * @param bodyLength in bytes, of what was read
     * @param bodyCut whether only its beginning was kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RequestJson(
            String method,
            String target,
            String httpVersion,
            Map<String, String> headers,
            @Nullable String body,
            long bodyLength,
            boolean bodyCut) {}

    /** What was answered, or would have been if no fault had kept it back. As above. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerJson(
            int status,
            Map<String, String> headers,
            @Nullable String body,
            long bodyLength,
            boolean bodyCut) {}
}

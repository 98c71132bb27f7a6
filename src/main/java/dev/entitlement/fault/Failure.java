package dev.entitlement.fault;

import dev.entitlement.clock.TimeSpan;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * An error, without being carried out.
 *
 * @param status the HTTP status, 400 to 599; 503 when left out
 * @param code {@code error.code}; what Graph usually says with that status when left out. For Entra OAuth's {@code error},
 *     or an {@code AADSTS} number
 * @param message {@code error.message}, at most 1,000 characters
 * @param retryAfter the header of that name, in whole seconds, rounded up; at most one day. None when left out
 * @param body instead of Graph's or Entra's envelope: JSON, or a text, which is sent as the HTML that proxies answer; at
 *     most 64 KB
 */
record Failure(
        @Nullable Integer status,
        @Nullable String code,
        @Nullable String message,
        @Nullable TimeSpan retryAfter,
        @Nullable JsonNode body)
        implements Effect {

    /** What stands for {@code "error"} alone. */
    static final Failure UNAVAILABLE = new Failure(null, null, null, null, null);

    private static final int USUAL = 503;
    private static final int LONGEST_BODY = 65_536;

    @Override
    public void check(String pointer, Problems problems) {
        problems.number(pointer + "/status", status, 400, 599);
        problems.text(pointer + "/code", code, 128);
        problems.text(pointer + "/message", message, 1000);
        problems.length(pointer + "/retryAfter", retryAfter, Duration.ZERO, Duration.ofDays(1));
        if (body != null && body.toString().length() > LONGEST_BODY) {
            problems.add(pointer + "/body", "The body is larger than 64 KB.");
        }
    }

    @Override
    public boolean begin(FaultedCall call) throws IOException {
        call.fail(this);
        return false;
    }

    int statusOrUsual() {
        return status == null ? USUAL : status;
    }

    /** {@code error.code}, as sent or else as Graph usually has it. */
    String codeOrUsual() {
        if (code != null) {
            return code;
        }
        return switch (statusOrUsual()) {
            case 400 -> "BadRequest";
            case 401 -> "InvalidAuthenticationToken";
            case 403 -> "UnAuthorized";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 412 -> "PreconditionFailed";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalServerError";
            case 502 -> "BadGateway";
            case 503 -> "ServiceUnavailable";
            case 504 -> "GatewayTimeout";
            default -> "UnknownError";
        };
    }

    String messageOrUsual() {
        if (message != null) {
            return message;
        }
        HttpStatus known = HttpStatus.resolve(statusOrUsual());
        return known == null ? "The request failed." : known.getReasonPhrase() + ".";
    }
}

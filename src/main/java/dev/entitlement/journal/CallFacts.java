package dev.entitlement.journal;

import dev.entitlement.graph.Guids;
import dev.entitlement.http.CallNotes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be read off a call, none of it secret. */
final class CallFacts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASIC = "basic ";
    private static final long LONGEST_RETRY_AFTER = Duration.ofDays(3650).toSeconds();

    private CallFacts() {}

    /** The app that calls, as an accepted token or else the call itself says; null where neither does. */
    static @Nullable UUID clientOf(RecordedCall call) {
        CallNotes.CallerNote caller = call.notes().caller();
        if (caller != null) {
            return caller.clientId();
        }
        if (call.known() != null) {
            return call.known().client();
        }
        String named = call.origin().graph() ? claimed(call, "appid", "azp") : presented(call);
        return named != null && Guids.isGuid(named) ? UUID.fromString(named) : null;
    }

    /** The user behind the call; null where there is none, or nobody has found out. */
    static @Nullable UUID userOf(RecordedCall call) {
        CallNotes.CallerNote caller = call.notes().caller();
        return caller != null && caller.delegated() ? caller.objectId() : null;
    }

    /** How long the client was asked to wait; empty where it was not, or not in a way that it could follow. */
    static Optional<Duration> retryAfterOf(RecordedCall call) {
        Ending ending = call.ending();
        String value = ending == null ? null : first(ending.headers(), "Retry-After");
        if (ending == null || value == null) {
            return Optional.empty();
        }
        if (value.matches("\\d{1,10}")) {
            return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_RETRY_AFTER)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(ending.at(), until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    /** The highest number in {@code Retry-Attempt}, which some clients send once for every attempt; 0 for none. */
    static int retryAttemptOf(RecordedCall call) {
        int highest = 0;
        List<String> headers = call.head().headers();
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equalsIgnoreCase("Retry-Attempt")) {
                for (String number : headers.get(i + 1).split(",", -1)) {
                    highest = number.strip().matches("\\d{1,4}")
                            ? Math.max(highest, Integer.parseInt(number.strip()))
                            : highest;
                }
            }
        }
        return highest;
    }

    /** What a bearer token says of itself; null where there is none. */
    static @Nullable Map<String, JsonNode> tokenOf(RecordedCall call, Redaction redaction) {
        if (call.known() != null) {
            return call.known().token();
        }
        return UnverifiedToken.of(call.header("Authorization"))
                .map(token -> token.told(redaction))
                .orElse(null);
    }

    /** Why the call was refused, in a few words; null where it was not, or the answer does not say. */
    static @Nullable String refusalOf(RecordedCall call) {
        Ending ending = call.ending();
        if (ending == null || ending.status() < 400) {
            return null;
        }
        if (call.known() != null) {
            return call.known().refusal();
        }
        JsonNode error = json(ending.body()).path("error");
        if (error.isObject()) {
            return error.path("code").asString("") + ": "
                    + error.path("message").asString("");
        }
        String description = json(ending.body()).path("error_description").asString("");
        return description.isEmpty() ? null : description.split("\\R", 2)[0];
    }

    /** The first value of a header; null for none. */
    static @Nullable String first(List<String> headers, String name) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equalsIgnoreCase(name)) {
                return headers.get(i + 1);
            }
        }
        return null;
    }

    private static JsonNode json(BodyCopy body) {
        try {
            return JSON.readTree(text(body));
        } catch (JacksonException none) {
            return JSON.missingNode();
        }
    }

    private static @Nullable String claimed(RecordedCall call, String... names) {
        UnverifiedToken token = UnverifiedToken.of(call.header("Authorization")).orElse(null);
        for (String name : names) {
            JsonNode claim = token == null ? null : token.claims().get(name);
            if (claim != null && claim.isString()) {
                return claim.stringValue();
            }
        }
        return null;
    }

    /** The {@code client_id} of a form, or the name in HTTP's basic authentication. */
    private static @Nullable String presented(RecordedCall call) {
        String authorization = call.header("Authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return nameIn(authorization.substring(BASIC.length()).trim());
        }
        // While the call goes on its body may still be read by somebody else.
        String query = call.head().target().replaceFirst("^[^?]*\\??", "");
        for (String parameter : (query + "&" + (call.ending() == null ? "" : text(call.body()))).split("&", -1)) {
            if (SecretNames.percentDecoded(parameter).startsWith("client_id=")) {
                return SecretNames.percentDecoded(parameter).substring("client_id=".length());
            }
        }
        return null;
    }

    private static @Nullable String nameIn(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return SecretNames.percentDecoded(pair.substring(0, Math.max(0, pair.indexOf(':'))));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static String text(BodyCopy body) {
        return StandardCharsets.UTF_8.decode(body.bytes()).toString();
    }
}

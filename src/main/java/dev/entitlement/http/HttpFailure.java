package dev.entitlement.http;

import org.springframework.http.HttpStatus;

/**
 * A call that failed before or outside any handler.
 *
 * @param status the HTTP status, 400 to 599
 * @param detail one sentence for the client; never empty, and never a stack trace
 */
public record HttpFailure(int status, String detail) {

    public HttpFailure {
        if (detail.isBlank()) {
            detail = reasonOf(status);
        }
    }

    static HttpFailure of(int status) {
        return new HttpFailure(status, "");
    }

    private static String reasonOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "The request failed." : known.getReasonPhrase() + ".";
    }
}

package dev.entitlement.http;

import java.io.IOException;

/** The body of a call went past {@code emulator.http.max-body} while it was read. */
class BodyTooLargeException extends IOException {

    BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes.");
    }
}

package dev.entitlement.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer where, as a <a href="https://www.rfc-editor.org/rfc/rfc6901">JSON Pointer</a> into the body; empty for the
 *     whole of it or what is no part of a body
 * @param detail a whole sentence
 * @param allowed what would do instead; empty where that cannot be listed
 */
public record ControlError(
        String pointer,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> allowed) {

    /** An error whose remedies cannot be listed. */
    public ControlError(String pointer, String detail) {
        this(pointer, detail, List.of());
    }

    /** The detail, which says by itself what it is about unless that is some way inside. */
    public String told() {
        return pointer.lastIndexOf('/') > 0 ? pointer + ": " + detail : detail;
    }
}

package dev.entitlement.acceptance;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;

/** Calls of the control API. */
final class Control {

    private Control() {}

    /** Sends JSON, written with single quotes. */
    static Answer send(Wire wire, String method, String path, String json) {
        return wire.send(wire.to("/_emulator" + path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    static Answer post(Wire wire, String path, String json) {
        return send(wire, "POST", path, json);
    }

    static Answer get(Wire wire, String path) {
        return wire.send(wire.to("/_emulator" + path));
    }
}

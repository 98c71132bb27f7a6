package dev.entitlement.journal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Records every call from its first to its last moment. It stands before everything that answers, so that what Tomcat
 * refuses by itself is recorded as well.
 */
class RecordingValve extends ValveBase {

    private final Recorder recorder;

    RecordingValve(Recorder recorder) {
        super(true);
        this.recorder = recorder;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // A call that was held up comes by again when it goes on.
        Recording recording = Recording.of(request) == null ? recorder.begin(request, response) : null;
        try {
            getNext().invoke(request, response);
        } finally {
            if (recording != null && !request.isAsync()) {
                recorder.end(recording);
            }
        }
    }
}

package dev.entitlement.http;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Tells of calls that are refused because the database is away. Each of them would fill the log. */
@Component
class RefusedForOutage {

    private static final Logger log = LoggerFactory.getLogger(RefusedForOutage.class);

    private final Seldom outages = new Seldom(Duration.ofSeconds(5), System::nanoTime);

    void tell(String method, String path, Throwable failure) {
        long calls = outages.count();
        if (calls == 1) {
            log.warn("{} {}: {}", method, path, reason(failure));
        } else if (calls > 1) {
            log.warn("{} {}, and {} calls before: {}", method, path, calls - 1, reason(failure));
        }
    }

    /** What the database itself says, without the statement. */
    static String reason(Throwable failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .split("[;\\n]", 2)[0];
    }
}

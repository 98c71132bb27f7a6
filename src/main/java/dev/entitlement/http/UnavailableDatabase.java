package dev.entitlement.http;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * A database that is away, full or not writable: nobody's fault who calls, and over when it is over.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
 * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2's error codes</a>
 */
public final class UnavailableDatabase {

    /** In whole seconds, as a header has it. */
    static final String RETRY_AFTER = "1";

    /** What codes begin with: connections; resources; shutdown and start; I/O. Longer ones are single codes. */
    private static final Set<String> STATES =
            Set.of("08", "53", "57P", "58", "25006", "90007", "90028", "90031", "90067", "90097", "90098", "90121");

    /** What the pool says, without a code, of a connection that it has given up in the middle of a transaction. */
    private static final String GIVEN_UP = "Connection is closed";

    private UnavailableDatabase() {}

    /** Whether that is why something failed, whoever has wrapped what the driver said. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && (tells(refused) || couldNotWrite(refused))) {
                return true;
            }
        }
        return false;
    }

    /** What to answer then. */
    static HttpFailure failure() {
        return new HttpFailure(503, "The service is temporarily unavailable: its database is. Try again.");
    }

    /** H2 has no code of its own for a file that cannot be written to. */
    private static boolean couldNotWrite(SQLException refused) {
        return NestedExceptionUtils.getRootCause(refused) instanceof IOException;
    }

    private static boolean tells(SQLException refused) {
        return GIVEN_UP.equals(refused.getMessage())
                || refused instanceof SQLTransientConnectionException
                || refused instanceof SQLNonTransientConnectionException
                || refused instanceof SQLRecoverableException
                || Stream.ofNullable(refused.getSQLState())
                        .anyMatch(state -> STATES.stream().anyMatch(state::startsWith));
    }
}

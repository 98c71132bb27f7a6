package dev.entitlement.store;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.SharedState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Tells the other nodes on the same PostgreSQL database what this one has changed, within the transaction that changes it:
 * they hear of it exactly if it commits, some milliseconds later.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-notify.html">NOTIFY</a>
 */
class NodeMessages {

    private static final String CHANNEL = "emulator_changes";

    /** Of what a message consists: who sends it, of what, of which tenant, and what the sender adds. */
    private static final int PARTS = 4;

    private final String self = UUID.randomUUID().toString();
    private final boolean shared;
    private final ObjectProvider<JdbcOperations> database;
    private final ObjectProvider<SharedState> states;
    private final ObjectProvider<Nodes> nodes;

    NodeMessages(
            DatabaseLocation location,
            ObjectProvider<JdbcOperations> database,
            ObjectProvider<SharedState> states,
            ObjectProvider<Nodes> nodes) {
        this.shared = location.isPostgresql();
        this.database = database;
        this.states = states;
        this.nodes = nodes;
    }

    /** Sends it with the caller's transaction. */
    @EventListener
    void tell(ChangedHere change) {
        if (shared) {
            database.getObject()
                    .queryForList(
                            "select cast(pg_notify(?, ?) as text)",
                            String.class,
                            CHANNEL,
                            String.join(
                                    " ", self, change.topic(), change.tenantId().toString(), change.detail()));
        }
    }

    /** Whatever is sent from now on arrives at this connection, and the others see that it does. */
    void listen(Connection connection) throws SQLException {
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + CHANNEL);
            listen.execute("select pg_advisory_lock_shared(" + Nodes.PRESENCE + ", "
                    + nodes.getObject().number() + ")");
        }
    }

    /** Waits for what others send, and hands it to whom it concerns. */
    void receive(Connection connection, int millis) throws SQLException {
        for (PGNotification sent : connection.unwrap(PGConnection.class).getNotifications(millis)) {
            String[] parts = sent.getParameter().split(" ", PARTS);
            if (parts.length == PARTS && !parts[0].equals(self)) {
                listeners().stream()
                        .filter(state -> state.topic().equals(parts[1]))
                        .forEach(state -> state.changedElsewhere(UUID.fromString(parts[2]), parts[3]));
            }
        }
    }

    /** Something may have been sent that did not arrive. */
    void anythingChanged() {
        if (shared) {
            listeners().forEach(SharedState::anythingChanged);
        }
    }

    private List<SharedState> listeners() {
        return states.orderedStream().toList();
    }
}

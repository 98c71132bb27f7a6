package dev.entitlement.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server of the tests' own, started from its binaries on a free port. */
final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    /** A role that nobody gets in as without its password; who gets in as another needs none. */
    static final String PROTECTED = "protected";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Path data;
    private EmbeddedPostgres server;

    private PostgresServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    private static final class Shared {
        private static final PostgresServer SERVER = started(null);

        static {
            SERVER.protect();
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /** The one for all tests that neither stop it nor fill it up. */
    static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** A server that a test may stop. */
    static PostgresServer in(Path folder) {
        return started(folder);
    }

    private void protect() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + PROTECTED + " login password 'its own'");
            try (ResultSet found = statement.executeQuery("show hba_file")) {
                found.next();
                Path rules = Path.of(found.getString(1));
                Files.writeString(rules, "host all " + PROTECTED + " all scram-sha-256\n" + Files.readString(rules));
            }
            statement.execute("select pg_reload_conf()");
        } catch (SQLException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PostgresServer started(Path folder) {
        return new PostgresServer(folder, start(folder, 0));
    }

    private static EmbeddedPostgres start(Path folder, int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setPort(port);
            if (folder != null) {
                builder.setDataDirectory(folder).setCleanDataDirectory(false);
            }
            return builder.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    int port() {
        return server.getPort();
    }

    /** Ends every connection, and lets nobody in until {@link #startAgain}. */
    void stop() {
        close();
    }

    /** Keeps every connection and answers none, until {@link #thaw}. Only for a server with a folder of its own. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle root = ProcessHandle.of(server).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", signal, String.valueOf(server)));
        root.descendants().map(ProcessHandle::pid).map(String::valueOf).forEach(command::add);
        // One of its workers may have ended meanwhile.
        new ProcessBuilder(command).start().waitFor();
    }

    /** On the same port, with what it holds. */
    void startAgain() {
        server = start(data, server.getPort());
    }

    /** A new and empty database. */
    Database database() {
        Database database = new Database("emulator_" + NEXT.incrementAndGet());
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database.name());
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
        return database;
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), USER, USER);
    }

    private String url(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A database of this server. */
    final class Database {

        private final String name;

        private Database(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /** What an emulator is started with to use it. */
        Map<String, String> settings() {
            return Map.of(
                    "EMULATOR_DATABASE",
                    url(name),
                    "EMULATOR_DATABASE_USERNAME",
                    USER,
                    "EMULATOR_DATABASE_PASSWORD",
                    USER);
        }

        /** Past every emulator. */
        Connection connect() throws SQLException {
            return PostgresServer.this.connect(name);
        }
    }
}

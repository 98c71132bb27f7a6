import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Copies requests in the database of an emulator that is not running, with all that hangs on them: who asked, the
 * assignment, and the resource roles that it brings.
 *
 * <pre>
 * java -cp DRIVER Multiply.java URL USER FIRST LAST FROM TO
 * </pre>
 *
 * The requests whose ids end in the numbers 1 to LAST and begin with FIRST are copied once for each number above FROM, up
 * to TO. Each copy has people of its own and is older than the one before. Ids follow from those that are copied and the
 * number, and are as far apart as the random ones of the emulator.
 */
class Multiply {

    private static final int AT_ONCE = 50_000;
    private static final String OF = "(select %s from assignment_request where id %%s)";
    /** What takes longest first. */
    private static final List<Copied> TABLES = List.of(
            new Copied("assignment_request", "id %s", List.of("id", "assignment_id", "requestor_id", "target_id")),
            new Copied("assignment_resource_role", "assignment_id in " + OF.formatted("assignment_id"),
                    List.of("id", "assignment_id", "subject_id")),
            new Copied("assignment", "id in " + OF.formatted("assignment_id"), List.of("id", "target_id")),
            new Copied("directory_user", "id in (select object_id from subject where id in " + OF.formatted("target_id") + ")",
                    List.of("id")),
            new Copied("subject", "id in " + OF.formatted("target_id"), List.of("id", "object_id")));
    private static final List<String> NAMES =
            List.of("user_principal_name", "sign_in_name", "mail", "email", "principal_name");
    private static final List<String> TIMES = List.of("created_at", "completed_at", "schedule_start");
    /** What H2 tells of its indexes and keys, with the tables that they are of or refer to. */
    private static final List<Pattern> KEPT_UP = List.of(
            Pattern.compile("ALTER TABLE \\S+\\.\"(?<table>\\w+)\" ADD CONSTRAINT (?<name>\\S+) FOREIGN KEY.* REFERENCES \\S+\\.\"(?<other>\\w+)\".*"),
            Pattern.compile("CREATE (?:UNIQUE )?(?:NULLS DISTINCT )?INDEX (?<name>\\S+) ON \\S+\\.\"(?<table>\\w+)\"(?<other>)\\(.*"),
            Pattern.compile("ALTER TABLE \\S+\\.\"(?<table>\\w+)\" ADD CONSTRAINT (?<name>\\S+) (?:PRIMARY KEY|UNIQUE)(?<other>).*"));

    public static void main(String... arguments) throws Exception {
        int each = Integer.parseInt(arguments[3]);
        String requests = "between '%s%012d' and '%1$s%012d'".formatted(arguments[2], 1, each);
        int from = Integer.parseInt(arguments[4]);
        int to = Integer.parseInt(arguments[5]);
        boolean h2 = arguments[0].startsWith("jdbc:h2:");
        List<Callable<Void>> copies = new ArrayList<>();
        try (Connection database = open(h2, arguments)) {
            List<String> keptUp = h2 ? dropped(database) : List.of();
            for (Copied table : TABLES) {
                Connection own = open(h2, arguments);
                execute(own, "create local temporary table %s_copied as select * from %1$s where %s"
                        .formatted(table.name(), table.which().formatted(requests)));
                copies.add(() -> {
                    try (own) {
                        copy(own, h2, table, each, from, to);
                    }
                    return null;
                });
            }
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                for (Future<Void> copied : threads.invokeAll(copies)) {
                    copied.get();
                }
            } finally {
                threads.shutdown();
            }
            for (String statement : keptUp) {
                execute(database, statement);
            }
            for (String last : h2
                    ? List.of("analyze")
                    : List.of("vacuum (analyze)", "checkpoint")) {
                execute(database, last);
            }
        }
    }

    /** What is copied fits together as it did before, so the database need not look. */
    private static Connection open(boolean h2, String... arguments) throws SQLException {
        Connection database = DriverManager.getConnection(arguments[0], arguments[1], "");
        execute(database, h2 ? "set max_memory_rows 2000000" : "set session_replication_role = replica");
        return database;
    }

    private static void execute(Connection database, String statement) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void copy(Connection database, boolean h2, Copied table, int each, int from, int to) throws SQLException {
        int copies = Math.max(1, AT_ONCE / each);
        for (int done = from; done < to; done += copies) {
            execute(database, insert(database, h2, table, each, done + 1, Math.min(to, done + copies)));
        }
    }

    /**
     * Drops the indexes and keys of what is copied, and the keys that refer to it, for H2 makes them much sooner than it
     * adds to them; says how they are made again, in order.
     */
    private static List<String> dropped(Connection database) throws SQLException {
        Set<String> copied = TABLES.stream().map(table -> table.name().toUpperCase()).collect(Collectors.toSet());
        List<String> script = new ArrayList<>();
        try (Statement sql = database.createStatement();
                ResultSet told = sql.executeQuery("script nodata nopasswords nosettings")) {
            while (told.next()) {
                script.add(told.getString(1).replaceAll("\\s+", " ").strip());
            }
        }
        Set<String> dropped = new HashSet<>();
        for (Pattern kind : KEPT_UP) {
            for (String statement : script) {
                Matcher one = kind.matcher(statement);
                if (one.matches() && (copied.contains(one.group("table")) || copied.contains(one.group("other")))) {
                    execute(database, statement.startsWith("CREATE")
                            ? "drop index " + one.group("name")
                            : "alter table " + one.group("table") + " drop constraint " + one.group("name"));
                    dropped.add(statement);
                }
            }
        }
        return script.stream().filter(dropped::contains).toList();
    }

    private static String insert(Connection database, boolean h2, Copied table, int each, int from, int to)
            throws SQLException {
        String derived = h2
                ? "cast(hash('MD5', cast(%s as varchar) || '/' || copy.x) as uuid)"
                : "cast(md5(cast(%s as varchar) || '/' || copy.x) as uuid)";
        String named = "replace(%s, '@', '-' || copy.x || '@')";
        String older = h2
                ? "dateadd(second, -copy.x * " + each + ", %s)"
                : "%s - copy.x * interval '" + each + " seconds'";
        String numbers = (h2 ? "system_range(%d, %d) copy" : "generate_series(%d, %d) copy(x)").formatted(from, to);
        List<String> columns = columns(database, table.name());
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            String format = table.ids().contains(column) ? derived
                    : NAMES.contains(column) ? named : TIMES.contains(column) ? older : "%s";
            values.add(format.formatted(column));
        }
        return "insert into %s (%s) select %s from %1$s_copied, %s".formatted(
                table.name(), String.join(", ", columns), String.join(", ", values), numbers);
    }

    private static List<String> columns(Connection database, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement sql = database.createStatement();
                ResultSet none = sql.executeQuery("select * from " + table + " where 1 = 0")) {
            for (int at = 1; at <= none.getMetaData().getColumnCount(); at++) {
                columns.add(none.getMetaData().getColumnName(at).toLowerCase());
            }
        }
        return columns;
    }

    /** Which rows of a table are copied, and which of their columns are ids that differ in a copy. */
    private record Copied(String name, String which, List<String> ids) {}
}

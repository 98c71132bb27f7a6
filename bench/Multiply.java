import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    public static void main(String... arguments) throws SQLException {
        String requests = "between '%s%012d' and '%1$s%012d'".formatted(arguments[2], 1, Integer.parseInt(arguments[3]));
        int each = Integer.parseInt(arguments[3]);
        int from = Integer.parseInt(arguments[4]);
        int to = Integer.parseInt(arguments[5]);
        try (Connection database = DriverManager.getConnection(arguments[0], arguments[1], "");
                Statement sql = database.createStatement()) {
            boolean h2 = arguments[0].startsWith("jdbc:h2:");
            int copies = Math.max(1, AT_ONCE / each);
            for (int done = from; done < to; done += copies) {
                for (String insert : inserts(database, h2, requests, each, done + 1, Math.min(to, done + copies))) {
                    sql.executeUpdate(insert);
                }
            }
            for (String last : h2 ? List.of("analyze") : List.of("vacuum (analyze)", "checkpoint")) {
                sql.execute(last);
            }
        }
    }

    private static List<String> inserts(Connection database, boolean h2, String requests, int each, int from, int to)
            throws SQLException {
        String of = "(select %s from assignment_request where id " + requests + ")";
        String named = "replace(%s, '@', '-' || copy.x || '@')";
        String older = h2
                ? "dateadd(second, -copy.x * " + each + ", %s)"
                : "%s - copy.x * interval '" + each + " seconds'";
        String derived = h2
                ? "cast(hash('MD5', cast(%s as varchar) || '/' || copy.x) as uuid)"
                : "cast(md5(cast(%s as varchar) || '/' || copy.x) as uuid)";
        String series = h2 ? "system_range(%d, %d) copy" : "generate_series(%d, %d) copy(x)";
        Copied[] tables = {
            new Copied("directory_user", "id in (select object_id from subject where id in " + of.formatted("target_id") + ")")
                    .with(derived, "id")
                    .with(named, "user_principal_name", "sign_in_name", "mail"),
            new Copied("subject", "id in " + of.formatted("target_id"))
                    .with(derived, "id", "object_id")
                    .with(named, "email", "principal_name"),
            new Copied("assignment", "id in " + of.formatted("assignment_id"))
                    .with(derived, "id", "target_id")
                    .with(older, "schedule_start"),
            new Copied("assignment_resource_role", "assignment_id in " + of.formatted("assignment_id"))
                    .with(derived, "id", "assignment_id", "subject_id"),
            new Copied("assignment_request", "id " + requests)
                    .with(derived, "id", "assignment_id", "requestor_id", "target_id")
                    .with(older, "created_at", "completed_at"),
        };
        List<String> inserts = new ArrayList<>();
        for (Copied table : tables) {
            List<String> columns = columns(database, table.name());
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                values.add(table.changed().getOrDefault(column, "%s").formatted(column));
            }
            inserts.add("insert into %s (%s) select %s from %1$s, %s where %s".formatted(table.name(),
                    String.join(", ", columns), String.join(", ", values), series.formatted(from, to), table.which()));
        }
        return inserts;
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

    /** Rows of a table, and which of their columns differ in a copy: by a format of the column's name. */
    private record Copied(String name, String which, Map<String, String> changed) {

        Copied(String name, String which) {
            this(name, which, new LinkedHashMap<>());
        }

        Copied with(String format, String... columns) {
            for (String column : columns) {
                changed.put(column, format);
            }
            return this;
        }
    }
}

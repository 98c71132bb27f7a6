package dev.entitlement.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Has PostgreSQL compare texts as H2 does, by their code points: in whatever language the database was made, lists have the
 * same order, and an index finds what begins with a text. Letters keep their cases in all languages.
 */
final class BinaryOrder implements Callback {

    /** The first that there is: PostgreSQL's own since version 17, the C library's before. */
    private static final String COLLATION = """
            select collname from pg_collation where collname in ('pg_c_utf8', 'C.utf8', 'C.UTF-8')
            order by collname desc""";

    private static final String TEXTS = """
            select table_name, column_name, character_maximum_length from information_schema.columns
            where table_schema = current_schema() and data_type = 'character varying' and collation_name is null
              and table_name not like 'flyway%'
            order by table_name, ordinal_position""";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            if (isPostgresql(context.getConnection())) {
                for (String change : changes(statement)) {
                    statement.execute(change);
                }
            }
        } catch (SQLException refused) {
            throw new FlywayException("The order of texts cannot be set", refused);
        }
    }

    @Override
    public String getCallbackName() {
        return getClass().getSimpleName();
    }

    private static boolean isPostgresql(Connection connection) throws SQLException {
        return connection
                .getMetaData()
                .getDatabaseProductName()
                .toLowerCase(Locale.ROOT)
                .startsWith("postgres");
    }

    /** One statement for each table; none once all of its texts are so. */
    private static List<String> changes(Statement statement) throws SQLException {
        String collation = "C";
        try (ResultSet found = statement.executeQuery(COLLATION)) {
            if (found.next()) {
                collation = found.getString(1);
            }
        }
        Map<String, List<String>> columns = new TreeMap<>();
        try (ResultSet texts = statement.executeQuery(TEXTS)) {
            while (texts.next()) {
                columns.computeIfAbsent(texts.getString(1), table -> new ArrayList<>())
                        .add("alter column " + texts.getString(2) + " set data type varchar(" + texts.getInt(3)
                                + ") collate \"" + collation + "\"");
            }
        }
        return columns.entrySet().stream()
                .map(table -> "alter table " + table.getKey() + " " + String.join(", ", table.getValue()))
                .toList();
    }
}

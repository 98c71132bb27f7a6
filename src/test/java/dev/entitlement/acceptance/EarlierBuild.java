package dev.entitlement.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A store that an earlier build of the emulator has made, in several steps. */
final class EarlierBuild {

    private static final int STEPS = 14;

    private EarlierBuild() {}

    /** Has a store say of its tables that they were made by other steps than those of today. */
    static void pretend(Connection store) throws SQLException {
        try (Statement statement = store.createStatement()) {
            statement.execute("""
                    update "flyway_schema_history" set "description" = 'requests and their deliveries', "checksum" = 1
                    where "version" = '1'""");
            for (int step = 2; step <= STEPS; step++) {
                statement.execute("""
                        insert into "flyway_schema_history"
                        select %d, '%d', 'step', "type", 'V%d__step.sql', %d, "installed_by", "installed_on",
                          "execution_time", "success"
                        from "flyway_schema_history" where "version" = '1'""".formatted(step, step, step, step));
            }
        }
    }
}

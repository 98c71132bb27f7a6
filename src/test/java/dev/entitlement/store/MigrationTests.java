package dev.entitlement.store;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that an earlier version has filled goes on with what is in it. */
class MigrationTests {

    @Test
    void aPackageOfTheFirstVersionStillHandsOutItsRoles() {
        DataSource database = database("packages");
        migrate(database, "1");
        JdbcTemplate sql = new JdbcTemplate(database);
        String tenant = "11111111-0000-4000-8000-000000000001";
        String role = "11111111-0000-4000-8000-0000000000d2";
        sql.update("insert into tenant values (?, 'Fabrikam', 'fabrikam.example', 0)", tenant);
        sql.update("insert into catalog values (?, ?, 'General', 0)", tenant, tenant);
        sql.update("insert into access_package values (?, ?, ?, 'Sales', 0)", tenant, tenant, tenant);
        sql.update("insert into resource_role values (?, ?, ?, 'Sales team', 'AadGroup', 0)", tenant, role, tenant);

        migrate(database, "latest");

        assertThat(sql.queryForMap("""
                        select cast(s.role_id as varchar) role_id, r.display_name, r.origin_system, p.origin_id,
                          cast(s.access_package_id as varchar) package_id, c.state
                        from access_package_resource_role_scope s
                        join access_package_resource_role r on r.tenant_id = s.tenant_id and r.id = s.role_id
                        join access_package_resource p on p.tenant_id = r.tenant_id and p.id = r.resource_id
                        join access_package_resource_scope o on o.tenant_id = s.tenant_id and o.id = s.scope_id
                        join catalog c on c.tenant_id = p.tenant_id and c.id = p.catalog_id
                        """))
                .containsEntry("ROLE_ID", role)
                .containsEntry("DISPLAY_NAME", "Sales team")
                .containsEntry("ORIGIN_SYSTEM", "AadGroup")
                .containsEntry("ORIGIN_ID", role)
                .containsEntry("PACKAGE_ID", tenant)
                .containsEntry("STATE", "PUBLISHED");
    }

    @Test
    void aRequestAndAnAssignmentOfTheFirstVersionAreStillTheUsers() {
        DataSource database = database("requests");
        migrate(database, "1");
        JdbcTemplate sql = new JdbcTemplate(database);
        String tenant = "11111111-0000-4000-8000-000000000001";
        String user = "11111111-0000-4000-8000-0000000000c1";
        String role = "11111111-0000-4000-8000-0000000000d2";
        sql.update("insert into tenant values (?, 'Fabrikam', 'fabrikam.example', 0)", tenant);
        sql.update("insert into directory_user values (?, ?, 'kim@fabrikam.example', 'Kim', 0)", tenant, user);
        sql.update("insert into catalog values (?, ?, 'General', 0)", tenant, tenant);
        sql.update("insert into access_package values (?, ?, ?, 'Sales', 0)", tenant, tenant, tenant);
        sql.update("insert into resource_role values (?, ?, ?, 'Sales team', 'AadGroup', 0)", tenant, role, tenant);
        sql.update("insert into assignment values (?, ?, ?, ?, 'DELIVERED', 0)", tenant, tenant, tenant, user);
        sql.update(
                "insert into assignment_resource_role values (?, ?, ?, ?, 'FULFILLED', 0)",
                tenant,
                tenant,
                tenant,
                role);
        sql.update("""
                insert into assignment_request values (?, ?, 'ADMIN_ADD', 'DELIVERED', 'Fulfilled', current_timestamp,
                  current_timestamp, null, ?, ?, ?, null, timestamp with time zone '2030-01-01 00:00:00+00', 1, 2, 0)
                """, tenant, tenant, tenant, user, tenant);

        migrate(database, "latest");

        assertThat(sql.queryForMap("""
                        select a.status, r.schedule_type, o.origin_system, s.display_name
                        from assignment_request r
                        join assignment a on a.id = r.assignment_id and a.catalog_id = r.access_package_id
                        join assignment_resource_role o on o.assignment_id = a.id and o.subject_id = r.target_id
                        join subject s on s.id = r.requestor_id and s.id = a.target_id
                        """))
                .containsEntry("STATUS", "Delivered")
                .containsEntry("SCHEDULE_TYPE", "AFTER_DATE_TIME")
                .containsEntry("ORIGIN_SYSTEM", "AadGroup")
                .containsEntry("DISPLAY_NAME", "Kim");
    }

    private static DataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure().dataSource(database).target(target).load().migrate();
    }
}

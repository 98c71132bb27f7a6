package dev.entitlement.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** The schema that Flyway makes is the one that the entities expect: Hibernate compares them. */
@DataJpaTest(properties = "spring.jpa.hibernate.ddl-auto=validate")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class SchemaTests {

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcTemplate database;

    @Test
    void everyEntityHasItsTable() {
        assertThat(entities.getMetamodel().getEntities()).isNotEmpty().allSatisfy(entity -> assertThat(
                        entities.createQuery("select count(e) from " + entity.getName() + " e", Long.class)
                                .getSingleResult())
                .isZero());
    }

    @Test
    void whatATenantOwnsIsKeyedByTheTenantFirst() {
        assertThat(database.queryForList("""
                        select k.table_name from information_schema.key_column_usage k
                          join information_schema.table_constraints c using (constraint_name, table_schema)
                        where c.constraint_type = 'PRIMARY KEY' and k.ordinal_position = 1
                          and k.column_name <> 'TENANT_ID' and k.table_schema = 'PUBLIC'
                        """, String.class))
                .containsExactlyInAnyOrder(
                        "TENANT",
                        "SIGNING_KEY",
                        "CERTIFICATE_AUTHORITY",
                        "PAGING_KEY",
                        "DEVICE_SIGN_IN",
                        "SCHEDULED_TASKS",
                        "flyway_schema_history");
    }
}

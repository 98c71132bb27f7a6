package dev.entitlement.store;

import dev.entitlement.settings.OnSettings;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;

/** Part of a process that other processes may share its database with: {@code emulator.database} names PostgreSQL. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnSettings(OnSharedDatabase.Postgresql.class)
public @interface OnSharedDatabase {

    /** Whether the database is PostgreSQL. */
    class Postgresql implements Predicate<Environment> {

        @Override
        public boolean test(Environment environment) {
            return DatabaseLocation.isPostgresql(environment.getProperty("emulator.database", ""));
        }
    }
}

package dev.entitlement.store;

import dev.entitlement.settings.OnSettings;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;

/** Part of a process that is alone with its database, so that what it has in memory is so. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnSettings(OnOwnDatabase.NotShared.class)
public @interface OnOwnDatabase {

    /** Whether no other process can use the database. */
    class NotShared implements Predicate<Environment> {

        @Override
        public boolean test(Environment environment) {
            return !new OnSharedDatabase.Postgresql().test(environment);
        }
    }
}

package dev.entitlement.entra;

import dev.entitlement.settings.OnSettings;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Part of the embedded issuer, which is off as soon as {@code emulator.auth.issuer-uri} names a real one. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnSettings(OnEmbeddedIssuer.NoOtherIssuer.class)
public @interface OnEmbeddedIssuer {

    /** Whether no other issuer is named. */
    class NoOtherIssuer implements Predicate<Environment> {

        @Override
        public boolean test(Environment environment) {
            return !StringUtils.hasText(environment.getProperty("emulator.auth.issuer-uri"));
        }
    }
}

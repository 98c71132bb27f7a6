package dev.entitlement.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;

/**
 * A component, or a configuration with all its beans, that is there only with certain settings. Spring's own conditions
 * cannot say that: they are judged when the emulator is packaged, by the settings of whoever packages it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnSettings {

    /** Whether the component is there; made anew by a constructor without parameters. */
    Class<? extends Predicate<Environment>> value();
}

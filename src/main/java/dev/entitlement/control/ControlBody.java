package dev.entitlement.control;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fills a parameter, a record, with the JSON body of a call of the control API, read strictly; one that is nullable is null
 * without a body.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ControlBody {

    /** Whether people write such bodies, in YAML too. */
    boolean yaml() default false;
}

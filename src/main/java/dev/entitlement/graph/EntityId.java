package dev.entitlement.graph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An id of a path, usually its {@code {id}}, as a {@link java.util.UUID}; anything but a GUID is answered 400. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface EntityId {

    /** Name of the path's variable. */
    String value() default "id";
}

package dev.entitlement.odata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fills a parameter of type {@link Body} with the body of the call, checked against a type of Graph's. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyOf {

    /** Name of the entity type, as {@link GraphType#name()} says it; or of a {@link ComplexType} that is a bean. */
    String value();
}

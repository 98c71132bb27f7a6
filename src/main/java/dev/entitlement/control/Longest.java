package dev.entitlement.control;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How long a text in a seed may be, where that is not the usual {@value #USUALLY} characters. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Longest {

    /** In characters, for what says nothing else. */
    int USUALLY = 256;

    /** In characters; for a collection, of each of its texts. */
    int value();
}

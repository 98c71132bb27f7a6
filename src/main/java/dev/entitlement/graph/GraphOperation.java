package dev.entitlement.graph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares, where an operation of Graph is mapped, who may call it and how its answers are known. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GraphOperation {

    /** The operation's name, as faults and journals match it: {@code assignmentRequest.reprocess}. */
    String value();

    /** The operation's page in Microsoft's reference. */
    String docs();

    Fidelity fidelity();

    /** Delegated permissions, any of which is enough; empty if no user may call it. */
    String[] delegated();

    /** Application permissions, any of which is enough; empty if no app may call it on its own. */
    String[] application();

    /** Whether a token is enough: for a call that only leads to operations which are judged by themselves. */
    boolean anyCaller() default false;
}

package dev.entitlement.request;

/** Who moved a request. */
public enum TransitionCause {
    /** A call of Graph. */
    GRAPH,
    /** A delivery that came to its end. */
    DELIVERY,
    /** The time, or a rule: nobody in particular. */
    SYSTEM,
    /** A test, through the control API. */
    CONTROL
}

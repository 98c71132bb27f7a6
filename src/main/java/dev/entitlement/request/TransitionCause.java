package dev.entitlement.request;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Who moved a request. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum TransitionCause {
    /** A call of Graph. */
    GRAPH,
    /** A delivery that came to its end. */
    DELIVERY,
    /** A delivery that was carried out once more than it should have been. */
    DUPLICATE,
    /** The time, or a rule: nobody in particular. */
    SYSTEM,
    /** A test, through the control API. */
    CONTROL
}

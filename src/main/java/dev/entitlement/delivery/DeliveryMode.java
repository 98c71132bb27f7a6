package dev.entitlement.delivery;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Who says when deliveries are carried out. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
enum DeliveryMode {
    /** Their due time. */
    AUTOMATIC,
    /** A call of the control API. */
    MANUAL
}

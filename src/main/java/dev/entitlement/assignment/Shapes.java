package dev.entitlement.assignment;

import dev.entitlement.catalog.Expiration;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;

/** The complex types that requests and assignments share. */
public final class Shapes {

    private static final ComplexType<Expiration> EXPIRATION = ComplexType.of(Expiration.class, "expirationPattern")
            .property("endDateTime", Kind.DATE_TIME, Expiration::endDateTime)
            .property("duration", Kind.DURATION, Expiration::duration)
            .property(
                    "type",
                    Kind.enumeration("expirationPatternType", Expiration.Type.class, Spelling.ENUM),
                    Expiration::type)
            .build();

    /**
     * When access begins and ends.
     *
     * @see <a href="https://learn.microsoft.com/graph/api/resources/requestschedule">requestSchedule</a>
     */
    public static final ComplexType<Schedule> SCHEDULE = ComplexType.of(
                    Schedule.class, Names.of("requestSchedule", "entitlementManagementSchedule"))
            .property("startDateTime", Kind.DATE_TIME, Schedule::start)
            .property("recurrence", Kind.UNTYPED, schedule -> null)
            .property("expiration", Kind.complex(EXPIRATION), Schedule::expiration)
            .build();

    /**
     * A call of a custom extension; there are none in the emulator.
     *
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/resources/customextensioncalloutinstance">customExtensionCalloutInstance</a>
     */
    public static final ComplexType<Object> CALLOUT = ComplexType.of(Object.class, "customExtensionCalloutInstance")
            .property("customExtensionId", Kind.STRING, callout -> null)
            .property("detail", Kind.STRING, callout -> null)
            .property("externalCorrelationId", Kind.STRING, callout -> null)
            .property("id", Kind.STRING, callout -> null)
            .property("status", Kind.STRING, callout -> null)
            .build();

    private Shapes() {}
}

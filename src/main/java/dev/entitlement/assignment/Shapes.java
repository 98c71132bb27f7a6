package dev.entitlement.assignment;

import dev.entitlement.catalog.Expirations;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Names;

/** The complex types that requests and assignments share. */
public final class Shapes {

    /**
     * When access begins and ends.
     *
     * @see <a href="https://learn.microsoft.com/graph/api/resources/requestschedule">requestSchedule</a>
     */
    public static final ComplexType<Schedule> SCHEDULE = ComplexType.of(
                    Schedule.class, Names.of("requestSchedule", "entitlementManagementSchedule"))
            .property("startDateTime", Kind.DATE_TIME, Schedule::start)
            .property("recurrence", Kind.UNTYPED, schedule -> null)
            .property("expiration", Kind.complex(Expirations.TYPE), Schedule::expiration)
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

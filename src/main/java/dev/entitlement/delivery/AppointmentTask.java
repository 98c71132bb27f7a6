package dev.entitlement.delivery;

import dev.entitlement.clock.Appointment;
import java.util.UUID;

/** One appointment, as the queue stores it. */
record AppointmentTask(UUID tenantId, String kind, UUID id) {

    static AppointmentTask of(Appointment appointment) {
        return new AppointmentTask(appointment.tenantId(), appointment.kind(), appointment.id());
    }

    /** Names the appointment in the queue: an object may have several of a kind, but only one at a time. */
    static String name(Appointment appointment) {
        return appointment.tenantId() + "/" + appointment.kind() + "/" + appointment.id() + "/"
                + appointment.at().toEpochMilli();
    }
}

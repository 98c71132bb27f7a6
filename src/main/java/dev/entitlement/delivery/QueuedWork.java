package dev.entitlement.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * One piece of work in the queue. Its name says what it is, so that nothing has to be unpacked.
 *
 * @param name unique for its kind; begins with the tenant's id
 * @param due in the emulated world
 * @param running whether somebody is carrying it out
 */
record QueuedWork(WorkKind kind, String name, Instant due, boolean running) {

    /** In order of time, what happens by itself first. */
    static final Comparator<QueuedWork> IN_ORDER = Comparator.comparing(QueuedWork::due)
            .thenComparing(work -> work.kind().task())
            .thenComparing(QueuedWork::name);

    UUID tenantId() {
        return UUID.fromString(part(0));
    }

    /** What it is about: a request, an assignment, or what an appointment's keeper knows by this id. */
    UUID subjectId() {
        return UUID.fromString(part(kind == WorkKind.APPOINTMENT ? 2 : 1));
    }

    /** Of a delivery its attempt, of a reevaluation its number. */
    int number() {
        return Integer.parseInt(part(2));
    }

    /** Of an appointment, who keeps it. */
    String appointmentKind() {
        return part(1);
    }

    /** Unique within the tenant. */
    String id() {
        return kind.task() + name.substring(name.indexOf('/'));
    }

    /** The tenant that a piece of work is for, by its name. */
    static UUID tenantOf(String name) {
        return UUID.fromString(name.substring(0, name.indexOf('/')));
    }

    private String part(int index) {
        return name.split("/", -1)[index];
    }
}

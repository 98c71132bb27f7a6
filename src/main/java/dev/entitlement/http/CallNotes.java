package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes known about a call while it is answered. Whoever finds something out notes it here; faults are matched
 * against it, and the journal reads it at the end. A step of a batch has notes of its own.
 */
public final class CallNotes {

    private static final String KEY = CallNotes.class.getName();

    // A call that is held up is looked at by others before it has come to its end.
    private volatile @Nullable String operation;
    private volatile @Nullable UUID resource;
    private volatile @Nullable CallerNote caller;
    private volatile @Nullable PermissionNote permission;
    private volatile List<FaultNote> faults = List.of();

    private CallNotes() {}

    /**
     * Who calls, as an access token that was found good says, or as an app that asks for one.
     *
     * @param tenantId the tenant that everything the call does ends at
     * @param clientId {@code appid}
     * @param objectId {@code oid}: the user, or the service principal of an app calling as itself
     * @param delegated whether a user stands behind the call
     */
    public record CallerNote(
            UUID tenantId,
            @Nullable UUID clientId,
            @Nullable UUID objectId,
            boolean delegated) {}

    /**
     * Whether the caller was permitted.
     *
     * @param needed the permissions any of which would have been enough; empty where a token is
     * @param had what the token brings: {@code scp} of a user, {@code roles} of an app
     */
    public record PermissionNote(List<String> needed, Set<String> had, boolean granted) {}

    /**
     * A fault that this call met.
     *
     * @param id the rule's
     * @param outcome what it did, as rules name it: {@code throttle}
     */
    public record FaultNote(String id, String outcome) {}

    /** The notes of a call, made when they are first asked for. */
    public static CallNotes of(HttpServletRequest call) {
        if (call.getAttribute(KEY) instanceof CallNotes notes) {
            return notes;
        }
        CallNotes notes = new CallNotes();
        call.setAttribute(KEY, notes);
        return notes;
    }

    /** The notes of a call that was over long ago. */
    public static CallNotes restored(
            @Nullable String operation,
            @Nullable UUID resource,
            @Nullable CallerNote caller,
            @Nullable PermissionNote permission,
            List<FaultNote> faults) {
        CallNotes notes = new CallNotes();
        notes.operation = operation;
        notes.resource = resource;
        notes.caller = caller;
        notes.permission = permission;
        notes.faults = List.copyOf(faults);
        return notes;
    }

    /** Notes which operation is called: {@code assignmentRequest.reprocess}, {@code token.issue}. */
    public void operation(String name) {
        this.operation = name;
    }

    /** Notes what the call is about. */
    public void resource(UUID id) {
        this.resource = id;
    }

    /** Notes who calls. */
    public void caller(CallerNote note) {
        this.caller = note;
    }

    /** Notes whether the caller was permitted. */
    public void permission(PermissionNote note) {
        this.permission = note;
    }

    /** Notes a fault, after those that were met before. */
    public synchronized void fault(FaultNote note) {
        List<FaultNote> met = new ArrayList<>(faults);
        met.add(note);
        faults = List.copyOf(met);
    }

    /** The operation; null where none was reached. */
    public @Nullable String operation() {
        return operation;
    }

    /** What the call is about; null for a collection, or where the id is no GUID. */
    public @Nullable UUID resource() {
        return resource;
    }

    /** Who calls; null where that was not found out. */
    public @Nullable CallerNote caller() {
        return caller;
    }

    /** Whether the caller was permitted; null where it did not come to that. */
    public @Nullable PermissionNote permission() {
        return permission;
    }

    /** The faults that the call met, in order. */
    public List<FaultNote> faults() {
        return faults;
    }
}

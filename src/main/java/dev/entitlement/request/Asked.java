package dev.entitlement.request;

import dev.entitlement.assignment.Schedule;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.odata.Body;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a new request says, before any rule has looked at it.
 *
 * @param targetId who is to get access: an object id, or a subject's id
 * @param targetEmail who is to get access, where the directory does not have them
 * @param assignmentId the assignment that is to be changed or ended
 */
record Asked(
        RequestType type,
        @Nullable UUID accessPackageId,
        @Nullable UUID policyId,
        @Nullable UUID assignmentId,
        @Nullable UUID targetId,
        @Nullable String targetEmail,
        Schedule schedule,
        @Nullable String justification,
        List<Body> answers,
        boolean validationOnly) {

    private static final int LONGEST_JUSTIFICATION = 4000;
    private static final int LONGEST_EMAIL = 320;

    /**
     * Reads a body.
     *
     * @throws GraphException 400 when it lacks what every request has, has what the version does not, or something
     *     in it is out of bounds
     */
    static Asked of(Body body, GraphVersion version, Instant now) {
        RequestType type = body.enumeration("requestType", RequestType.class);
        if (type == null) {
            throw Body.missing("requestType");
        }
        if (version == GraphVersion.V1 && body.has("isValidationOnly")) {
            throw Body.unknown("isValidationOnly", RequestTypes.REQUEST);
        }
        Body assignment = body.body("accessPackageAssignment")
                .orElseThrow(() -> Body.missing(version == GraphVersion.V1 ? "assignment" : "accessPackageAssignment"));
        Body target = assignment.body("target").orElse(new Body(Map.of()));
        UUID targetId = assignment.guid("targetId");
        return new Asked(
                type,
                assignment.guid("accessPackageId"),
                assignment.guid("assignmentPolicyId"),
                assignment.guid("id"),
                targetId == null ? objectId(target) : targetId,
                email(target),
                RequestedSchedule.of(body.body("schedule"), now),
                body.string("justification", LONGEST_JUSTIFICATION),
                body.bodies("answers"),
                body.bool("isValidationOnly", false));
    }

    /** The access package, or 400. */
    UUID requiredPackage() {
        if (accessPackageId == null) {
            throw Body.missing("accessPackageId");
        }
        return accessPackageId;
    }

    private static @Nullable UUID objectId(Body target) {
        return target.guid("objectId");
    }

    private static @Nullable String email(Body target) {
        String email = target.string("email", LONGEST_EMAIL);
        if (email != null && (email.isBlank() || email.indexOf('@') < 1)) {
            throw GraphException.badRequest("The target's email is no mail address.");
        }
        return email;
    }
}

package dev.entitlement.subject;

import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.BodyOf;
import dev.entitlement.odata.GraphCall;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decides whether entitlement management governs a subject's account. */
@RestController
class SubjectController {

    private static final String DOCS = "https://learn.microsoft.com/graph/api/accesspackagesubject-update";
    private static final String BETA = "/beta/identityGovernance/entitlementManagement/subjects";
    private static final String V1 = "/v1.0/identityGovernance/entitlementManagement/subjects";
    private static final String ID = "/{id:[^$(]+}";
    private static final String BY_OBJECT_ID = "(objectId='{id}')";

    private final Subjects subjects;

    SubjectController(Subjects subjects) {
        this.subjects = subjects;
    }

    @GraphOperation(
            value = "subject.update",
            docs = DOCS,
            fidelity = Fidelity.INFERRED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PatchMapping({BETA + ID, V1 + ID})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(GraphCall call, @EntityId UUID id, @BodyOf(SubjectTypes.SUBJECT) Body body) {
        subjects.govern(call.tenantId(), id, lifecycleIn(body));
    }

    @GraphOperation(
            value = "subject.updateByObjectId",
            docs = DOCS,
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PatchMapping({BETA + BY_OBJECT_ID, V1 + BY_OBJECT_ID})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeByObjectId(GraphCall call, @EntityId UUID id, @BodyOf(SubjectTypes.SUBJECT) Body body) {
        subjects.governUser(call.tenantId(), id, lifecycleIn(body));
    }

    private static SubjectLifecycle lifecycleIn(Body body) {
        SubjectLifecycle lifecycle = body.enumeration("subjectLifecycle", SubjectLifecycle.class);
        if (lifecycle == null) {
            throw GraphException.badRequest("Of a subject, only 'subjectLifecycle' can be changed; it is missing.");
        }
        return lifecycle;
    }
}

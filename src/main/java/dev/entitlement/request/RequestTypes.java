package dev.entitlement.request;

import dev.entitlement.assignment.Shapes;
import dev.entitlement.catalog.Questions;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.EntitySet;
import dev.entitlement.odata.GraphType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import dev.entitlement.odata.Names;
import dev.entitlement.odata.Property;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What requests look like in each version. */
@Configuration(proxyBeanMethods = false)
class RequestTypes {

    static final String REQUEST = "accessPackageAssignmentRequest";
    static final String CALLBACK = "accessPackageAssignmentRequestCallback";
    private static final String DOCS = "https://learn.microsoft.com/graph/api/";

    private static final Kind TYPE = Kind.enumeration(
            "accessPackageRequestType",
            RequestType.class,
            Spelling.STRING_IN_BETA,
            Set.of(RequestType.APPROVER_REMOVE),
            Map.of("userExtend", RequestType.USER_UPDATE));

    private static final Kind STATE =
            Kind.enumeration("accessPackageRequestState", RequestState.class, Spelling.STRING_IN_BETA);

    private static final ComplexType<Answer> ANSWER = ComplexType.of(Answer.class, "accessPackageAnswer")
            .derivedAs(answer -> "accessPackageAnswerString")
            .property("displayValue", Kind.STRING, Answer::displayValue)
            .property("value", Kind.STRING, Answer::value)
            .property("answeredQuestion", Kind.complex(Questions.TYPE), Answer::question)
            .build();

    private static final ComplexType<Object> CREDENTIAL = ComplexType.of(Object.class, "verifiedCredentialData")
            .property("authority", Kind.STRING, credential -> null)
            .property("claims", Kind.UNTYPED, credential -> null)
            .property("type", Kind.collection(Kind.STRING), credential -> null)
            .build();

    private static final ComplexType<Object> HANDLER = ComplexType.of(Object.class, "customExtensionHandlerInstance")
            .property("customExtensionId", Kind.STRING, handler -> null)
            .property("externalCorrelationId", Kind.STRING, handler -> null)
            .property("stage", Kind.STRING, handler -> null)
            .property("status", Kind.STRING, handler -> null)
            .build();

    private static final ComplexType<Object> ACTIVITY = ComplexType.of(Object.class, "requestActivity")
            .property("action", Kind.STRING, activity -> null)
            .property("actionDateTime", Kind.DATE_TIME, activity -> null)
            .property("detail", Kind.STRING, activity -> null)
            .property("scheduledDateTime", Kind.DATE_TIME, activity -> null)
            .property("userDisplayName", Kind.STRING, activity -> null)
            .property("userPrincipalName", Kind.STRING, activity -> null)
            .build();

    @Bean
    GraphType<AssignmentRequest> requestType() {
        return GraphType.of(AssignmentRequest.class, REQUEST)
                .id(AssignmentRequest::id)
                .column("requestType", TYPE, "requestType", AssignmentRequest::requestType)
                .column(Names.of("requestState", "state"), STATE, "state", AssignmentRequest::state)
                .column(Names.of("requestStatus", "status"), Kind.STRING, "status", AssignmentRequest::status)
                .column("createdDateTime", Kind.DATE_TIME, "createdAt", AssignmentRequest::createdAt)
                .column(
                        Names.of("completedDate", "completedDateTime"),
                        Kind.DATE_TIME,
                        "completedAt",
                        AssignmentRequest::completedAt)
                .property(Names.onlyBeta("expirationDateTime"), Kind.DATE_TIME, request -> request.schedule()
                        .expiration()
                        .endDateTime())
                .property(Names.onlyBeta("isValidationOnly"), Kind.BOOLEAN, request -> false)
                .column("justification", Kind.STRING, "justification", AssignmentRequest::justification)
                .property("answers", Kind.collection(Kind.complex(ANSWER)), AssignmentRequest::answers)
                .property("schedule", Kind.complex(Shapes.SCHEDULE), AssignmentRequest::schedule)
                .property(
                        Names.onlyBeta("verifiedCredentialsData"),
                        Kind.collection(Kind.complex(CREDENTIAL)),
                        request -> List.of())
                .property(
                        Names.onlyBeta("customExtensionHandlerInstances"),
                        Kind.collection(Kind.complex(HANDLER)),
                        request -> List.of())
                .property(
                        "customExtensionCalloutInstances",
                        Kind.collection(Kind.complex(Shapes.CALLOUT)),
                        request -> List.of())
                .property(
                        Names.onlyBeta("history"),
                        Kind.collection(Kind.complex(ACTIVITY)),
                        request -> Property.LEFT_OUT)
                .one(Names.of("accessPackage"), "accessPackage", "accessPackageId", AssignmentRequest::accessPackageId)
                .one(
                        Names.of("accessPackageAssignment", "assignment"),
                        "accessPackageAssignment",
                        "assignmentId",
                        AssignmentRequest::assignmentId)
                .one(Names.of("requestor"), "accessPackageSubject", "requestorId", AssignmentRequest::requestorId)
                .build();
    }

    @Bean
    EntitySet requestSet() {
        return EntitySet.of("assignmentRequest", REQUEST)
                .at(Names.onlyBeta("accessPackageAssignmentRequests"))
                .at(Names.of("assignmentRequests"))
                .known(
                        Fidelity.DOCUMENTED,
                        DOCS + "entitlementmanagement-list-assignmentrequests",
                        DOCS + "accesspackageassignmentrequest-get")
                .notFound("RequestNotFound", "The request was not found.")
                .build();
    }

    /** What {@code resume} takes. */
    @Bean
    ComplexType<Callback> callbackType() {
        ComplexType<Callback> data = ComplexType.of(Callback.class, "accessPackageAssignmentRequestCallbackData")
                .property(
                        "stage",
                        Kind.enumeration("accessPackageCustomExtensionStage", RequestStage.class, Spelling.ENUM),
                        Callback::stage)
                .property("customExtensionStageInstanceId", Kind.STRING, callback -> null)
                .property("customExtensionStageInstanceDetail", Kind.STRING, callback -> null)
                .property("state", Kind.STRING, callback -> null)
                .build();
        return ComplexType.of(Callback.class, CALLBACK)
                .property("source", Kind.STRING, callback -> null)
                .property("type", Kind.STRING, callback -> null)
                .property("data", Kind.complex(data), callback -> callback)
                .build();
    }
}

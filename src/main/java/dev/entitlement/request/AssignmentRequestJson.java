package dev.entitlement.request;

import dev.entitlement.graph.GraphTime;
import dev.entitlement.graph.GraphVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The wire shape of a request. Both versions show one object: a property has a name in each, or none where that version
 * does not have it. Members without a value are written as null, as Graph writes them.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageAssignmentRequest</a>
 */
final class AssignmentRequestJson {

    private static final String ONLY_BETA = "";

    private static final List<Property> PROPERTIES = List.of(
            Property.of("id", (request, version) -> request.key().id()),
            Property.of("requestType", (request, version) -> version.nameOf(request.requestType())),
            new Property("requestState", "state", (request, version) -> version.nameOf(request.state())),
            new Property("requestStatus", "status", (request, version) -> request.status()),
            Property.of("createdDateTime", (request, version) -> GraphTime.format(request.createdAt())),
            new Property(
                    "completedDate",
                    "completedDateTime",
                    (request, version) -> GraphTime.format(request.completedAt())),
            new Property(
                    "expirationDateTime",
                    ONLY_BETA,
                    (request, version) -> GraphTime.format(request.schedule().end())),
            new Property("isValidationOnly", ONLY_BETA, (request, version) -> false),
            Property.of("justification", (request, version) -> request.justification()),
            Property.of("answers", (request, version) -> List.of()),
            Property.of("schedule", (request, version) -> schedule(request.schedule())),
            new Property("verifiedCredentialsData", ONLY_BETA, (request, version) -> List.of()),
            new Property("customExtensionHandlerInstances", ONLY_BETA, (request, version) -> List.of()),
            Property.of("customExtensionCalloutInstances", (request, version) -> List.of()));

    private AssignmentRequestJson() {}

    /** The properties of a request in their order, under the names and in the spelling of the version. */
    static Map<String, @Nullable Object> of(AssignmentRequest request, GraphVersion version) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (Property property : PROPERTIES) {
            String name = version == GraphVersion.BETA ? property.beta() : property.v1();
            if (!name.equals(ONLY_BETA)) {
                json.put(name, property.value().apply(request, version));
            }
        }
        return json;
    }

    private static Map<String, @Nullable Object> schedule(RequestSchedule schedule) {
        Map<String, @Nullable Object> expiration = new LinkedHashMap<>();
        expiration.put("endDateTime", GraphTime.format(schedule.end()));
        expiration.put("duration", null);
        expiration.put("type", schedule.end() == null ? "notSpecified" : "afterDateTime");
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("startDateTime", GraphTime.format(schedule.start()));
        json.put("recurrence", null);
        json.put("expiration", expiration);
        return json;
    }

    private record Property(
            String beta, String v1, BiFunction<AssignmentRequest, GraphVersion, @Nullable Object> value) {

        static Property of(String both, BiFunction<AssignmentRequest, GraphVersion, @Nullable Object> value) {
            return new Property(both, both, value);
        }
    }
}

package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** What each refusal of a reprocess looks like to a program: an ODataError with nothing missing. */
@SuppressWarnings("deprecation")
class RefusalConformanceTests {

    private static final TokenCredential NO_TOKEN = request ->
            Mono.just(new AccessToken("no.good.token", OffsetDateTime.now().plusHours(1)));

    @ParameterizedTest
    @CsvSource({
        "400, BadRequest,                 not-a-guid,                           application",
        "400, InvalidRequestState,        77777777-0000-4000-8000-0000000e0002, application",
        "400, ReprocessWindowExpired,     77777777-0000-4000-8000-0000000e0001, application",
        "401, InvalidAuthenticationToken, 77777777-0000-4000-8000-0000000e0003, nobody",
        "403, UnAuthorized,               77777777-0000-4000-8000-0000000e0003, powerless",
        "404, RequestNotFound,            88888888-0000-4000-8000-000000000001, application"
    })
    void betaTellsStatusCodeMessageAndIds(int status, String code, String request, String caller) {
        var reprocess = Clients.beta(credential(caller))
                .identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentRequests()
                .byAccessPackageAssignmentRequestId(request)
                .reprocess();
        String clientRequestId = UUID.randomUUID().toString();

        var refused = catchThrowableOfType(
                com.microsoft.graph.beta.models.odataerrors.ODataError.class,
                () -> reprocess.post(call -> call.headers.add("client-request-id", clientRequestId)));

        assertThat(refused.getResponseStatusCode()).isEqualTo(status);
        assertThat(refused.getError().getCode()).isEqualTo(code);
        assertThat(refused.getMessage())
                .isEqualTo(refused.getError().getMessage())
                .isNotBlank();
        assertThat(refused.getError().getInnerError().getDate()).isAfter(aMinuteAgo());
        assertThat(refused.getError().getInnerError().getClientRequestId()).isEqualTo(clientRequestId);
        assertThat(refused.getResponseHeaders().get("client-request-id")).containsExactly(clientRequestId);
        assertThat(refused.getResponseHeaders().get("request-id"))
                .containsExactly(refused.getError().getInnerError().getRequestId());
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequest,                 not-a-guid,                           application",
        "400, InvalidRequestState,        77777777-0000-4000-8000-0000000e0002, application",
        "400, ReprocessWindowExpired,     77777777-0000-4000-8000-0000000e0001, application",
        "401, InvalidAuthenticationToken, 77777777-0000-4000-8000-0000000e0003, nobody",
        "403, UnAuthorized,               77777777-0000-4000-8000-0000000e0003, powerless",
        "404, RequestNotFound,            88888888-0000-4000-8000-000000000001, application"
    })
    void v1TellsStatusCodeMessageAndIds(int status, String code, String request, String caller) {
        var reprocess = Clients.v1(credential(caller))
                .identityGovernance()
                .entitlementManagement()
                .assignmentRequests()
                .byAccessPackageAssignmentRequestId(request)
                .reprocess();

        var refused =
                catchThrowableOfType(com.microsoft.graph.models.odataerrors.ODataError.class, () -> reprocess.post());

        assertThat(refused.getResponseStatusCode()).isEqualTo(status);
        assertThat(refused.getError().getCode()).isEqualTo(code);
        assertThat(refused.getMessage())
                .isEqualTo(refused.getError().getMessage())
                .isNotBlank();
        assertThat(refused.getError().getInnerError().getDate()).isAfter(aMinuteAgo());
        assertThat(refused.getError().getInnerError().getRequestId()).isNotBlank();
        assertThat(refused.getError().getInnerError().getClientRequestId()).isNotBlank();
    }

    private static OffsetDateTime aMinuteAgo() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1);
    }

    private static TokenCredential credential(String caller) {
        return switch (caller) {
            case "application" -> Clients.application();
            case "powerless" -> Clients.application(World.POWERLESS_CLIENT);
            default -> NO_TOKEN;
        };
    }
}

package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.APPROVED;
import static dev.entitlement.acceptance.Lifecycle.DIRECT;
import static dev.entitlement.acceptance.Lifecycle.READ_WRITE;
import static dev.entitlement.acceptance.Lifecycle.SALES;
import static dev.entitlement.acceptance.Lifecycle.SUBJECT_ACCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be asked for. */
class CreateRefusalAcceptanceTests {

    private static final String UNKNOWN = "99999999-0000-4000-8000-000000000000";
    private static final String USER = Lifecycle.freshUser();
    private static final String GOOD = Lifecycle.adding("AdminAdd", USER, DIRECT);

    private final String app = Lifecycle.appToken();

    @ParameterizedTest
    @CsvSource({SALES + ", 404, AccessPackageNotFound", DIRECT + ", 404, PolicyNotFound", "USER, 404, SubjectNotFound"})
    void whatIsNotThereIsNamed(String part, int status, String code) {
        Answer refused = Lifecycle.create(app, GOOD.replace(part.equals("USER") ? USER : part, UNKNOWN));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void aPolicyOfAnotherPackageIsNone() {
        Answer refused = Lifecycle.create(app, GOOD.replace(DIRECT, Lifecycle.ELSEWHERE));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("No valid policy was found in the request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdminRemove", "adminUpdate"})
    void anAssignmentThatIsNotThereIs404(String type) {
        assertThat(Lifecycle.create(app, Lifecycle.changing(type, UNKNOWN)).status())
                .isEqualTo(404);
        assertThat(Lifecycle.create(app, GOOD.replace("AdminAdd", type)).status())
                .isEqualTo(400);
    }

    @Test
    void whoAsksForWhatIsRuled() {
        String user = Lifecycle.freshUser();
        String self = Lifecycle.tokenOf(user, SUBJECT_ACCESS);

        assertThat(Lifecycle.create(self, Lifecycle.adding("AdminAdd", user, DIRECT))
                        .status())
                .isEqualTo(403);
        assertThat(Lifecycle.create(app, Lifecycle.adding("UserAdd", user, DIRECT))
                        .status())
                .isEqualTo(403);
        assertThat(Lifecycle.create(self, Lifecycle.adding("UserAdd", Lifecycle.BOSS, DIRECT))
                        .status())
                .isEqualTo(400);
        assertThat(Lifecycle.create(self, Lifecycle.changing("UserRemove", Lifecycle.SCRIPTED_ASSIGNMENT))
                        .status())
                .isEqualTo(403);
        assertThat(Lifecycle.create(self, Lifecycle.changing("ApproverRemove", Lifecycle.SCRIPTED_ASSIGNMENT))
                        .status())
                .isEqualTo(403);
        assertThat(Lifecycle.create(self, Lifecycle.changing("UserExtend", UNKNOWN))
                        .status())
                .isEqualTo(404);
        assertThat(Lifecycle.create(Lifecycle.tokenOf(user, READ_WRITE), Lifecycle.adding("SystemAdd", user, DIRECT))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoseScheduleThePolicyDoesNotAllowIsRefused() {
        String user = Lifecycle.freshUser();

        assertThat(Lifecycle.create(
                                Lifecycle.tokenOf(user, SUBJECT_ACCESS),
                                withSchedule(
                                        Lifecycle.adding("UserAdd", user, APPROVED),
                                        "{\"startDateTime\":\"2099-01-01T00:00:00Z\"}"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "[]",
                "\"soon\"",
                "{\"startDateTime\":\"soon\"}",
                "{\"startDateTime\":\"0001-01-01T00:00:00Z\"}",
                "{\"startDateTime\":\"+99999-01-01T00:00:00Z\"}",
                "{\"expiration\":{\"type\":\"afterDateTime\"}}",
                "{\"expiration\":{\"type\":\"afterDuration\"}}",
                "{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"-P1D\"}}",
                "{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"P1Y\"}}",
                "{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"PT99999999999999H\"}}",
                "{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"P1D\","
                        + "\"endDateTime\":\"2099-01-01T00:00:00Z\"}}",
                "{\"expiration\":{\"type\":\"noExpiration\",\"endDateTime\":\"2099-01-01T00:00:00Z\"}}",
                "{\"expiration\":{\"type\":\"never\"}}",
                "{\"expiration\":{\"endDateTime\":\"2001-01-01T00:00:00Z\"}}",
                "{\"startDateTime\":\"2099-01-02T00:00:00Z\",\"expiration\":{\"endDateTime\":\"2099-01-01T00:00:00Z\"}}"
            })
    void aScheduleThatMakesNoSenseIsRefused(String schedule) {
        assertThat(Lifecycle.create(app, withSchedule(GOOD, schedule)).status()).isEqualTo(400);
    }

    @Test
    void eachVersionIsToldWhatItLacksAndHasNotInItsOwnWords() {
        String type = "{\"requestType\":\"adminAdd\"}";
        Answer beta = Lifecycle.send("POST", Lifecycle.BETA + "accessPackageAssignmentRequests", app, type);
        Answer v1 = Lifecycle.send("POST", Lifecycle.V1 + "assignmentRequests", app, type);
        String validation = GOOD.replace("\"requestType\"", "\"isValidationOnly\":true,\"requestType\"");
        Answer validated = Lifecycle.send("POST", Lifecycle.V1 + "assignmentRequests", app, validation);

        assertThat(beta.message()).isEqualTo("The property 'accessPackageAssignment' is required.");
        assertThat(v1.message()).isEqualTo("The property 'assignment' is required.");
        assertThat(validated.status()).isEqualTo(400);
        assertThat(validated.message()).startsWith("The property 'isValidationOnly' does not exist on type");
    }

    static String[] hostileBodies() {
        return new String[] {
            "",
            "null",
            "[]",
            "5",
            "\"x\"",
            "{",
            "{}",
            "{\"requestType\":\"AdminAdd\"}",
            "{\"requestType\":\"nonsense\"}",
            "{\"requestType\":null,\"accessPackageAssignment\":{}}",
            "{\"requestType\":\"AdminAdd\",\"accessPackageAssignment\":null}",
            "{\"requestType\":\"AdminAdd\",\"accessPackageAssignment\":[]}",
            "{\"requestType\":\"AdminAdd\",\"accessPackageAssignment\":{}}",
            GOOD.replace(USER, "nonsense"),
            GOOD.replace("\"targetId\"", "\"targetid2\""),
            GOOD.replace("\"requestType\"", "\"misspelt\":1,\"requestType\""),
            GOOD.replace("\"requestType\"", "\"justification\":5,\"requestType\""),
            GOOD.replace("\"requestType\"", "\"justification\":\"" + "x".repeat(4001) + "\",\"requestType\""),
            GOOD.replace("\"requestType\"", "\"justification\":\"a\\u0000b\",\"requestType\""),
            GOOD.replace("\"requestType\"", "\"isValidationOnly\":\"yes\",\"requestType\""),
            GOOD.replace("\"requestType\"", "\"answers\":{},\"requestType\""),
            GOOD.replace("\"requestType\"", "\"answers\":[5],\"requestType\""),
            GOOD.replace("\"requestType\"", "\"answers\":[{\"value\":\"x\"}],\"requestType\""),
            GOOD.replace(
                    "\"requestType\"",
                    "\"answers\":[{\"value\":\"x\",\"answeredQuestion\":{\"id\":\"" + UNKNOWN
                            + "\"}}],\"requestType\""),
            "{\"requestType\":\"AdminAdd\",\"accessPackageAssignment\":{\"accessPackageId\":\"" + SALES
                    + "\",\"assignmentPolicyId\":\"" + DIRECT + "\",\"target\":{\"email\":\"nobody\"}}}",
            "{\"requestType\":\"AdminAdd\",\"accessPackageAssignment\":{\"accessPackageId\":\"" + SALES
                    + "\",\"assignmentPolicyId\":\"" + DIRECT + "\",\"target\":{\"email\":\"a@"
                    + "x".repeat(400) + "\"}}}",
            "{\"a\":".repeat(2000) + "1" + "}".repeat(2000)
        };
    }

    @ParameterizedTest
    @MethodSource("hostileBodies")
    void aBodyThatMakesNoSenseIsRefusedInGraphsEnvelope(String body) {
        Answer refused = Lifecycle.create(app, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isNotEmpty();
        assertThat(refused.json().at("/error/innerError/request-id").asString()).isNotEmpty();
    }

    private static String withSchedule(String body, String schedule) {
        return body.replace("\"requestType\"", "\"schedule\":" + schedule + ",\"requestType\"");
    }
}

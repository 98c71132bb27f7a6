package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.BETA;
import static dev.entitlement.acceptance.Lifecycle.DIRECT;
import static dev.entitlement.acceptance.Lifecycle.SALES;
import static dev.entitlement.acceptance.Lifecycle.SUBJECT_ACCESS;
import static dev.entitlement.acceptance.Lifecycle.V1;
import static dev.entitlement.acceptance.Lifecycle.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests from their creation to their end. */
class LifecycleAcceptanceTests {

    private final String app = Lifecycle.appToken();

    @Test
    void aRequestIsCreatedAsMicrosoftsSamplesShowIt() {
        Answer created = Lifecycle.create(app, Lifecycle.adding("AdminAdd", Lifecycle.freshUser(), DIRECT));

        assertThat(created.status()).isEqualTo(201);
        JsonNode request = created.json();
        assertThat(request.path("requestType").asString()).isEqualTo("AdminAdd");
        assertThat(request.path("requestState").asString()).isEqualTo("Submitted");
        assertThat(request.path("requestStatus").asString()).isEqualTo("Accepted");
        assertThat(request.has("createdDateTime")).isTrue();
        assertThat(request.path("createdDateTime").isNull()).isTrue();
        assertThat(request.path("schedule").toString())
                .isEqualTo("{\"startDateTime\":null,\"recurrence\":null,\"expiration\":"
                        + "{\"endDateTime\":null,\"duration\":null,\"type\":\"notSpecified\"}}");
        assertThat(WIRE.get(BETA + "assignmentRequests/" + request.path("id").asString(), app)
                        .json()
                        .path("createdDateTime")
                        .isNull())
                .isFalse();
    }

    @Test
    void bothVersionsTakeTheSameBodies() {
        String user = Lifecycle.freshUser();
        Answer created = Lifecycle.send("POST", V1 + "assignmentRequests", app, """
                {"requestType":"adminAdd","assignment":{
                  "targetId":"%s","assignmentPolicyId":"%s","accessPackageId":"%s"}}
                """.formatted(user, DIRECT, SALES));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("requestType").asString()).isEqualTo("adminAdd");
        assertThat(created.json().path("state").asString()).isEqualTo("submitted");
        Lifecycle.awaitState(created.json().path("id").asString(), "Delivered");
    }

    @Test
    void whatIsDeliveredIsHeld() {
        String user = Lifecycle.freshUser();

        String assignment = Lifecycle.given(user, DIRECT);

        JsonNode held = WIRE.get(
                        V1 + "assignments/" + assignment + "?$expand=target,accessPackage,assignmentPolicy", app)
                .json();
        assertThat(held.path("state").asString()).isEqualTo("delivered");
        assertThat(held.path("status").asString()).isEqualTo("Delivered");
        assertThat(held.at("/schedule/expiration/type").asString()).isEqualTo("noExpiration");
        assertThat(held.at("/target/objectId").asString()).isEqualTo(user);
        assertThat(held.at("/accessPackage/id").asString()).isEqualTo(SALES);
        assertThat(held.at("/assignmentPolicy/id").asString()).isEqualTo(DIRECT);
        JsonNode roles = WIRE.get(
                        BETA + "accessPackageAssignmentResourceRoles?$filter=accessPackageSubject/objectId%20eq%20'"
                                + user + "'&$expand=accessPackageResourceRole,accessPackageAssignments",
                        app)
                .json()
                .path("value");
        assertThat(roles.size()).isEqualTo(2);
        assertThat(roles).allSatisfy(role -> {
            assertThat(role.path("status").asString()).isEqualTo("Fulfilled");
            assertThat(role.at("/accessPackageAssignments/0/id").asString()).isEqualTo(assignment);
        });
    }

    @Test
    void somebodyFromOutsideArrivesWithTheDelivery() {
        String email = "guest" + System.nanoTime() + "@elsewhere.example";
        String request = Lifecycle.idOf(Lifecycle.create(app, """
                {"requestType":"adminAdd","assignment":{
                  "target":{"email":"%s"},"assignmentPolicyId":"%s","accessPackageId":"%s"}}
                """.formatted(email, DIRECT, SALES)));
        String requestor = BETA + "assignmentRequests/" + request + "/requestor";
        assertThat(WIRE.get(requestor, app).json().path("objectId").isNull()).isTrue();

        Lifecycle.awaitState(request, "Delivered");

        assertThat(WIRE.get(requestor, app).json().path("objectId").isNull()).isFalse();
        assertThat(WIRE.get(requestor, app).json().path("email").asString()).isEqualTo(email);
    }

    @Test
    void ofManyWhoAskTheSameAtOnceOneMakesARequest() {
        String body = Lifecycle.adding("AdminAdd", Lifecycle.freshUser(), DIRECT);

        List<Answer> answers = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> Lifecycle.create(app, body)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> assertThat(answer.code())
                .isEqualTo("ExistingOpenRequest"));
    }

    @Test
    void whatIsHeldCannotBeAskedForAgain() {
        String user = Lifecycle.freshUser();
        Lifecycle.given(user, DIRECT);

        Answer again = Lifecycle.create(app, Lifecycle.adding("AdminAdd", user, DIRECT));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("ExistingGrant");
    }

    @Test
    void aRequestToBeValidatedAloneLeavesNothing() {
        String user = Lifecycle.freshUser();
        String body = Lifecycle.adding("AdminAdd", user, DIRECT);

        Answer validated =
                Lifecycle.create(app, body.replace("\"requestType\"", "\"isValidationOnly\":true,\"requestType\""));

        assertThat(validated.status()).isEqualTo(201);
        assertThat(validated.json().path("isValidationOnly").asBoolean()).isTrue();
        assertThat(WIRE.get(
                                BETA + "assignmentRequests/"
                                        + validated.json().path("id").asString(),
                                app)
                        .status())
                .isEqualTo(404);
        assertThat(Lifecycle.create(app, body).status()).isEqualTo(201);
    }

    @Test
    void aRequestOfTheFutureWaitsAndBeginsWhenItIsDue() {
        Instant start = Instant.now().plusSeconds(3);
        String request = Lifecycle.idOf(Lifecycle.create(
                app,
                Lifecycle.adding("AdminAdd", Lifecycle.freshUser(), DIRECT)
                        .replace(
                                "\"requestType\"",
                                "\"schedule\":{\"startDateTime\":\"" + start + "\"},\"requestType\"")));

        Lifecycle.awaitState(request, "Scheduled");
        assertThat(WIRE.get(BETA + "assignmentRequests/" + request, app)
                        .json()
                        .path("requestStatus")
                        .asString())
                .isEqualTo("PendingNotBefore");
        Lifecycle.awaitState(request, "Delivered");
        assertThat(Instant.now()).isAfter(start);
    }

    @Test
    void anAssignmentEndsByItselfWhenItsTimeIsOver() {
        String user = Lifecycle.freshUser();
        String assignment = Lifecycle.given(user, Lifecycle.SHORT);

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Lifecycle.assignmentState(assignment), "Expired"::equals);

        JsonNode ended = WIRE.get(
                        BETA + "accessPackageAssignments/" + assignment
                                + "?$expand=accessPackageAssignmentRequests,accessPackageAssignmentResourceRoles",
                        app)
                .json();
        assertThat(ended.path("assignmentStatus").asString()).isEqualTo("ExpiredNotificationTriggered");
        assertThat(ended.path("expiredDateTime").isNull()).isFalse();
        assertThat(ended.path("accessPackageAssignmentResourceRoles").size()).isZero();
        assertThat(ended.path("accessPackageAssignmentRequests"))
                .extracting(request -> request.path("requestType").asString())
                .containsExactlyInAnyOrder("AdminAdd", "SystemRemove");
    }

    @Test
    void anAdministratorTakesAccessAway() {
        String user = Lifecycle.freshUser();
        String assignment = Lifecycle.given(user, DIRECT);

        String removal = Lifecycle.idOf(Lifecycle.create(app, Lifecycle.changing("AdminRemove", assignment)));

        Lifecycle.awaitState(removal, "Delivered");
        assertThat(Lifecycle.assignmentState(assignment)).isEqualTo("Expired");
        Answer again = Lifecycle.create(app, Lifecycle.changing("AdminRemove", assignment));
        assertThat(again.status()).isEqualTo(400);
        assertThat(Lifecycle.create(app, Lifecycle.adding("AdminAdd", user, DIRECT))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anUpdateChangesTheEndOfAccess() {
        String assignment = Lifecycle.given(Lifecycle.freshUser(), Lifecycle.SHORT);
        String update = Lifecycle.idOf(Lifecycle.create(
                app,
                Lifecycle.changing("adminUpdate", assignment)
                        .replace(
                                "\"requestType\"",
                                "\"schedule\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"P30D\"}},"
                                        + "\"requestType\"")));

        Lifecycle.awaitState(update, "Delivered");

        JsonNode changed =
                WIRE.get(BETA + "accessPackageAssignments/" + assignment, app).json();
        assertThat(changed.path("isExtended").asBoolean()).isTrue();
        assertThat(changed.at("/schedule/expiration/type").asString()).isEqualTo("afterDateTime");
        assertThat(Instant.parse(changed.at("/schedule/expiration/endDateTime").asString()))
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
    }

    @Test
    void aUserAsksForThemselvesAndGivesItBack() {
        String user = Lifecycle.freshUser();
        String token = Lifecycle.tokenOf(user, SUBJECT_ACCESS);
        String request = Lifecycle.idOf(Lifecycle.create(token, """
                {"requestType":"UserAdd","accessPackageAssignment":{
                  "accessPackageId":"%s","assignmentPolicyId":"%s"}}""".formatted(SALES, DIRECT)));
        Lifecycle.awaitState(request, "Delivered");
        String assignment = Lifecycle.assignmentOf(request);
        JsonNode own = WIRE.get(BETA + "accessPackageAssignments/filterByCurrentUser(on='target')", token)
                .json()
                .path("value");
        assertThat(own).extracting(each -> each.path("id").asString()).containsExactly(assignment);

        String removal = Lifecycle.idOf(Lifecycle.create(token, Lifecycle.changing("UserRemove", assignment)));

        Lifecycle.awaitState(removal, "Delivered");
        assertThat(Lifecycle.assignmentState(assignment)).isEqualTo("Expired");
    }
}

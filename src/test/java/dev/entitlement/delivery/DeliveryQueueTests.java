package dev.entitlement.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.entitlement.request.DeliveryRequested;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** The queue and the transaction of whoever asks for a delivery, on a real database. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"emulator.seed=empty", "emulator.http.port=0", "emulator.https.port=0"})
class DeliveryQueueTests {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Scheduler scheduler;

    @MockitoSpyBean
    private DeliveryEngine engine;

    private final DeliveryTask task = new DeliveryTask(UUID.randomUUID(), UUID.randomUUID(), 1);
    private final Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);

    @Test
    void aTransactionThatCommitsQueuesItsDelivery() {
        transaction.executeWithoutResult(status -> request());

        assertThat(isQueued()).isTrue();
    }

    @Test
    void aTransactionThatRollsBackQueuesNothing() {
        transaction.executeWithoutResult(status -> {
            request();
            status.setRollbackOnly();
        });

        assertThat(isQueued()).isFalse();
    }

    @Test
    void theSameDeliveryIsNotQueuedTwice() {
        transaction.executeWithoutResult(status -> request());

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> request()));
        assertThat(isQueued()).isTrue();
    }

    @Test
    void withoutATransactionNothingCanBeQueued() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(this::request);
    }

    @Test
    void aDeliveryThatFailsForNoReasonOfItsOwnIsTriedAgain() {
        doThrow(new IllegalStateException("the database was away"))
                .doCallRealMethod()
                .when(engine)
                .carryOut(task.tenantId(), List.of(task));

        transaction.executeWithoutResult(status -> events.publishEvent(
                new DeliveryRequested(task.tenantId(), task.requestId(), task.attempt(), Instant.now())));

        verify(engine, timeout(20_000).times(2)).carryOut(task.tenantId(), List.of(task));
    }

    @Test
    void whatIsDueOfATenantIsCarriedOutTogether() {
        List<DeliveryTask> tasks = dueAtOnce(20);

        verify(engine, timeout(20_000).atLeastOnce())
                .carryOut(eq(task.tenantId()), argThat(round -> round.size() > 1 && tasks.containsAll(round)));
        await().untilAsserted(() -> assertThat(carriedOut()).containsExactlyInAnyOrderElementsOf(tasks));
        await().untilAsserted(() -> assertThat(tasks).noneMatch(this::isQueued));
    }

    @Test
    void whatCannotBeCarriedOutTogetherFollowsOneByOne() {
        doThrow(new IllegalStateException("one of them cannot be carried out"))
                .when(engine)
                .carryOut(eq(task.tenantId()), argThat(round -> round.size() > 1));

        List<DeliveryTask> tasks = dueAtOnce(20);

        for (DeliveryTask one : tasks) {
            verify(engine, timeout(20_000)).carryOut(one.tenantId(), List.of(one));
        }
        await().untilAsserted(() -> assertThat(tasks).noneMatch(this::isQueued));
    }

    private List<DeliveryTask> carriedOut() {
        return mockingDetails(engine).getInvocations().stream()
                .filter(call -> call.getMethod().getName().equals("carryOut") && call.getArguments().length == 2)
                .flatMap(call -> call.<List<DeliveryTask>>getArgument(1).stream())
                .toList();
    }

    private List<DeliveryTask> dueAtOnce(int count) {
        List<DeliveryTask> tasks = Stream.generate(() -> new DeliveryTask(task.tenantId(), UUID.randomUUID(), 1))
                .limit(count)
                .toList();
        transaction.executeWithoutResult(status -> tasks.forEach(due -> events.publishEvent(
                new DeliveryRequested(due.tenantId(), due.requestId(), due.attempt(), Instant.now()))));
        return tasks;
    }

    private void request() {
        events.publishEvent(new DeliveryRequested(task.tenantId(), task.requestId(), task.attempt(), tomorrow));
    }

    private boolean isQueued() {
        return isQueued(task);
    }

    private boolean isQueued(DeliveryTask named) {
        return scheduler
                .getScheduledExecution(TaskInstanceId.of(DeliveryQueue.DELIVERY.getTaskName(), named.name()))
                .isPresent();
    }
}

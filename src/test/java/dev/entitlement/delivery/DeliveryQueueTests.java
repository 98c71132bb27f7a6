package dev.entitlement.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.entitlement.request.DeliveryRequested;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
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
                .carryOut(task);

        transaction.executeWithoutResult(status -> events.publishEvent(
                new DeliveryRequested(task.tenantId(), task.requestId(), task.attempt(), Instant.now())));

        verify(engine, timeout(20_000).times(2)).carryOut(task);
    }

    private void request() {
        events.publishEvent(new DeliveryRequested(task.tenantId(), task.requestId(), task.attempt(), tomorrow));
    }

    private boolean isQueued() {
        return scheduler
                .getScheduledExecution(TaskInstanceId.of(DeliveryQueue.DELIVERY.getTaskName(), task.name()))
                .isPresent();
    }
}

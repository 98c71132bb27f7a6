package dev.entitlement.store;

import static dev.entitlement.store.TenantRowsFixture.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the queue had picked before a tenant was replaced is not carried out after it. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({QueueGuard.class, TenantGate.class, StoreConfiguration.class})
class QueueGuardTests {

    private final List<String> done = new ArrayList<>();

    @Autowired
    private QueueGuard guard;

    @Autowired
    private TenantGate gate;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void queueOne() {
        queue("picked", true, 2);
    }

    @Test
    void whatIsStillThereIsCarriedOutAndCompleted() {
        gate.alone(ONE, () -> "replaced before it was queued");

        complete(run("picked", 2));

        assertThat(done).containsExactly("carried out", "completed");
    }

    @Test
    void whatHasGoneIsNeitherCarriedOutNorCompleted() {
        gate.alone(ONE, () -> database.update("delete from scheduled_tasks"));

        complete(run("picked", 2));

        assertThat(done).isEmpty();
    }

    @Test
    void whatHasTheSameNameIsSomethingElse() {
        gate.alone(ONE, () -> {
            database.update("delete from scheduled_tasks");
            queue("picked", false, 1);
            return "replaced";
        });

        complete(run("picked", 2));

        assertThat(done).isEmpty();
        assertThat(database.queryForObject("select count(*) from scheduled_tasks", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void whatGoesWhileItIsCarriedOutIsNotCompleted() {
        CompletionHandler<?> completion = run("picked", 2);
        gate.alone(ONE, () -> database.update("delete from scheduled_tasks"));

        complete(completion);

        assertThat(done).containsExactly("carried out");
    }

    @Test
    void whatIsNoTenantsIsNoneOfItsBusiness() {
        complete(guard.execute(
                new TaskInstance<>("other", "some-other-work-that-belongs-to-no-tenant"), context("x", 1), chain()));

        assertThat(done).containsExactly("carried out", "completed");
    }

    private void queue(String name, boolean picked, long version) {
        database.update(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('delivery', ?, current_timestamp, ?, ?)",
                ONE + "/" + name,
                picked,
                version);
    }

    private CompletionHandler<?> run(String name, long version) {
        return guard.execute(new TaskInstance<>("delivery", ONE + "/" + name), context(name, version), chain());
    }

    private ExecutionContext context(String name, long version) {
        return new ExecutionContext(null, execution(name, version), null, null);
    }

    private static Execution execution(String name, long version) {
        return new Execution(
                Instant.EPOCH,
                new TaskInstance<>("delivery", ONE + "/" + name),
                true,
                "me",
                null,
                null,
                0,
                null,
                version);
    }

    private ExecutionChain chain() {
        return new ExecutionChain(List.of(), (task, context) -> {
            done.add("carried out");
            return (complete, operations) -> done.add("completed");
        });
    }

    private void complete(CompletionHandler<?> completion) {
        completion.complete(ExecutionComplete.success(execution("picked", 2), Instant.EPOCH, Instant.EPOCH), null);
    }
}

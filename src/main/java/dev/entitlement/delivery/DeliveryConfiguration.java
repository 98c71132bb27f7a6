package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.entitlement.request.RequestProgress;
import dev.entitlement.store.DatabaseLocation;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    private static final int MISSED_HEARTBEATS = 4;
    private static final int TAKEN_PER_THREAD = 2;

    /**
     * A delivery that could not be carried out, because the database was away for instance, is tried again. Of one that was
     * there is nothing left to be removed.
     */
    @Bean
    CustomTask<DeliveryTask> deliveryTask(DeliveryRounds rounds, WorkRetiming retiming) {
        return Tasks.custom(DeliveryQueue.DELIVERY)
                .onFailure(retiming::tryAgain)
                .execute((task, context) -> {
                    rounds.carryOut(task.getData(), context.getExecution().version);
                    return (complete, operations) -> {};
                });
    }

    /** Tried again as a delivery is. */
    @Bean
    OneTimeTask<ReevaluationTask> reevaluationTask(DeliveryEngine engine, WorkRetiming retiming) {
        return Tasks.oneTime(DeliveryQueue.REEVALUATION)
                .onFailure(retiming::tryAgain)
                .execute((task, context) -> engine.carryOut(task.getData()));
    }

    /** What comes of the first step is queued by itself. */
    @Bean
    OneTimeTask<SubmissionTask> submissionTask(AppointmentDesk desk, WorkRetiming retiming) {
        return Tasks.oneTime(DeliveryQueue.SUBMISSION)
                .onFailure(retiming::tryAgain)
                .execute((task, context) -> desk.keep(
                        task.getData().tenantId(),
                        RequestProgress.KIND,
                        task.getData().requestId()));
    }

    /** An appointment is removed once its keeper says that nothing more will come of it. */
    @Bean
    CustomTask<AppointmentTask> appointmentTask(AppointmentDesk desk, WorkRetiming retiming) {
        return Tasks.custom(AppointmentQueue.APPOINTMENT)
                .onFailure(retiming::tryAgain)
                .execute((task, context) -> desk.keep(
                                task.getData().tenantId(),
                                task.getData().kind(),
                                task.getData().id())
                        .map(retiming::<AppointmentTask>putBack)
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    /**
     * Four heartbeats missed are the fewest after which db-scheduler takes a process for dead. Where one statement does,
     * which is on PostgreSQL, entries that are due are taken in hand several at a time.
     */
    @Bean
    static BeanPostProcessor takeover(
            ObjectProvider<DeliveryProperties> properties, ObjectProvider<DatabaseLocation> location) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof DbSchedulerProperties queue) {
                    queue.setMissedHeartbeatsLimit(MISSED_HEARTBEATS);
                    queue.setHeartbeatInterval(properties.getObject().takeover().dividedBy(MISSED_HEARTBEATS));
                    if (location.getObject().isPostgresql()) {
                        queue.setPollingStrategy(PollingStrategyConfig.Type.LOCK_AND_FETCH);
                        queue.setPollingStrategyLowerLimitFractionOfThreads(1);
                        queue.setPollingStrategyUpperLimitFractionOfThreads(TAKEN_PER_THREAD);
                    }
                }
                return bean;
            }
        };
    }

    @Bean
    DbSchedulerCustomizer queue(JsonMapper json) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer(json));
            }

            /** Names this process among those that share the queue; host names repeat, or cannot be found out. */
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed("emulator-" + UUID.randomUUID()));
            }
        };
    }
}

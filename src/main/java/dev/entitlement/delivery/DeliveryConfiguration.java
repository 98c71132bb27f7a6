package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    /** Steady rather than growing: an outage must not leave deliveries waiting long after its end. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    /** A delivery that could not be carried out, because the database was away for instance, is tried again. */
    @Bean
    OneTimeTask<DeliveryTask> deliveryTask(DeliveryEngine engine) {
        return Tasks.oneTime(DeliveryQueue.DELIVERY)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE_AFTER_FAILURE))
                .execute((task, context) -> engine.carryOut(task.getData()));
    }

    /** As a delivery is. */
    @Bean
    OneTimeTask<ReevaluationTask> reevaluationTask(DeliveryEngine engine) {
        return Tasks.oneTime(DeliveryQueue.REEVALUATION)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE_AFTER_FAILURE))
                .execute((task, context) -> engine.carryOut(task.getData()));
    }

    /** An appointment is removed once its keeper says that nothing more will come of it. */
    @Bean
    CustomTask<AppointmentTask> appointmentTask(AppointmentDesk desk) {
        return Tasks.custom(AppointmentQueue.APPOINTMENT)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE_AFTER_FAILURE))
                .execute((task, context) -> desk.keep(task.getData())
                        .<CompletionHandler<AppointmentTask>>map(
                                again -> (complete, operations) -> operations.reschedule(complete, again))
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
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

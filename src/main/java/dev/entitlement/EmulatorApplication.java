package dev.entitlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.data.autoconfigure.metrics.DataRepositoryMetricsAutoConfiguration;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;

/** Starts the emulator, without what its start or its calls would take time for and nobody uses. */
@SpringBootApplication(
        exclude = {
            DataRepositoryMetricsAutoConfiguration.class,
            DataWebAutoConfiguration.class,
            LogbackMetricsAutoConfiguration.class,
            ScheduledTasksObservationAutoConfiguration.class,
            SslMetricsAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class
        })
public class EmulatorApplication {

    /** Whether Spring takes the beans that it has found when the emulator was packaged, instead of looking for them. */
    private static final String PREPARED = "spring.aot.enabled";

    public static void main(String[] args) {
        if (isPackaged() && System.getProperty(PREPARED) == null) {
            System.setProperty(PREPARED, "true");
        }
        SpringApplication application = new SpringApplication(EmulatorApplication.class);
        // The image's health check finds the port there, however it was set.
        if (System.getProperty("portfile", System.getenv("PORTFILE")) != null) {
            application.addListeners(new WebServerPortFileWriter());
        }
        // What ends a thread is told like anything else, in the log and by its rules.
        Logger log = LoggerFactory.getLogger(Thread.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.error("The thread {} has ended", thread.getName(), failure));
        StopLimit.set();
        application.run(args);
    }

    /** What a build has left in a folder of classes may be older than the classes; what is in the jar is not. */
    private static boolean isPackaged() {
        return EmulatorApplication.class.getPackage().getImplementationVersion() != null;
    }
}

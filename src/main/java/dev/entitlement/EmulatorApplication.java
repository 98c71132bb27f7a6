package dev.entitlement;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;

/** Starts the emulator. */
@SpringBootApplication
public class EmulatorApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(EmulatorApplication.class);
        // The image's health check finds the port there, however it was set.
        if (System.getProperty("portfile", System.getenv("PORTFILE")) != null) {
            application.addListeners(new WebServerPortFileWriter());
        }
        application.run(args);
    }
}

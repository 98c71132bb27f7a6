package dev.entitlement.journal;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalProperties.class)
class JournalServer {

    /** Before all valves of others, which may answer by themselves; bodies are copied behind all of them. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> journalValves(Recorder recorder) {
        return factory -> factory.addContextCustomizers(context -> {
            ((StandardHost) context.getParent()).getPipeline().addValve(new RecordingValve(recorder));
            context.getPipeline().addValve(new BodyValve());
        });
    }
}

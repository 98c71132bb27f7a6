package dev.entitlement.journal;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the recording before all valves of others, which may answer by themselves, and copies bodies behind all of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalProperties.class)
class JournalServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final Recorder recorder;

    JournalServer(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            ((StandardHost) context.getParent()).getPipeline().addValve(new RecordingValve(recorder));
            context.getPipeline().addValve(new BodyValve());
        });
    }
}

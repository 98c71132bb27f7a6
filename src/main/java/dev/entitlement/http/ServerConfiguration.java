package dev.entitlement.http;

import java.util.List;
import org.apache.catalina.Engine;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class ServerConfiguration implements WebMvcConfigurer {

    /** Graph and Entra match path segments in any case. */
    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        PathPatternParser parser = new PathPatternParser();
        parser.setCaseSensitive(false);
        paths.setPatternParser(parser);
    }

    @Bean
    static WebMvcRegistrations handlerMapping() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new ShapedHandlerMapping();
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> listener(
            HttpProperties properties, Listeners listeners, Surfaces surfaces, InnerCalls innerCalls) {
        return factory -> {
            factory.setPort(properties.port());
            factory.setProtocol(Listeners.PROTOCOL);
            factory.addConnectorCustomizers(listeners::configure, innerCalls::enterThrough);
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                // Without a class name the host adds no error page of its own; that of Spring Boot was added before
                // these valves, so the second of them writes first.
                host.setErrorReportValveClass("");
                innerCalls.enterThrough(((Engine) host.getParent()).getService());
                host.getPipeline().addValve(new CrossOriginValve(surfaces));
                host.getPipeline().addValve(new TomcatErrorValve(surfaces));
                host.getPipeline().addValve(new CompressedBodyValve(surfaces, properties));
                host.getPipeline().addValve(new ConnectionValve());
                context.getPipeline().addValve(new HeadValve());
            });
        };
    }

    /** Judges headers as Spring Security does, which looks at each of them several times in a call, without an expression. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(name -> name.indexOf('\t') < 0 && isText(name));
        firewall.setAllowedHeaderValues(ServerConfiguration::isText);
        return firewall;
    }

    /** A token has a thousand characters, and nearly all headers are ASCII. */
    private static boolean isText(String header) {
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) < ' ' || header.charAt(i) > '~') {
                return header.codePoints().allMatch(ServerConfiguration::isText);
            }
        }
        return true;
    }

    private static boolean isText(int character) {
        return character == '\t' || (Character.isDefined(character) && !Character.isISOControl(character));
    }

    /** What the HTTP firewall refuses: a method that HTTP does not name, or a path or header that no client sends. */
    @Bean
    RequestRejectedHandler refusedRequests(Surfaces surfaces) {
        return (request, response, refusal) -> {
            boolean knownMethod = List.of(HttpMethod.values()).contains(HttpMethod.valueOf(request.getMethod()));
            surfaces.write(request, response, HttpFailure.of(knownMethod ? 400 : 405));
        };
    }
}

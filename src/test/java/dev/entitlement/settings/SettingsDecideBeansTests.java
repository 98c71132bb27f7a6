package dev.entitlement.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Whether a component is there is decided at each start, however its definition came to be. */
class SettingsDecideBeansTests {

    @Test
    void whatIsFoundAtTheStartIsThereOrNotByItsSettings() {
        assertThat(found("true")).contains("part", "made").doesNotContain("other");
        assertThat(found("false")).doesNotContain("part", "made").contains("other");
    }

    @Test
    void whatWasFoundWhenItWasPackagedIsThereOrNotByTheSettingsOfTheStart() {
        assertThat(prepared("true")).contains("part").doesNotContain("other");
        assertThat(prepared("false")).doesNotContain("part").contains("other");
    }

    @Test
    void whilePackagingEverythingStays() {
        System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
        try {
            assertThat(found("true")).contains("part", "made", "other");
        } finally {
            System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
        }
    }

    private static String[] found(String value) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean("part", Part.class);
            context.registerBean("other", Other.class);
            context.register(Maker.class);
            return started(context, value);
        }
    }

    /** As the code does that Spring writes when the emulator is packaged. */
    private static String[] prepared(String value) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            RootBeanDefinition part = new RootBeanDefinition(Part.class);
            part.setInstanceSupplier(Part::new);
            context.registerBeanDefinition("part", part);
            context.registerBeanDefinition("other", new RootBeanDefinition(Other.class));
            return started(context, value);
        }
    }

    private static String[] started(GenericApplicationContext context, String value) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("wanted", value)));
        new SettingsDecideBeans().initialize(context);
        context.refresh();
        return context.getBeanDefinitionNames();
    }

    static class IsWanted implements Predicate<Environment> {

        @Override
        public boolean test(Environment environment) {
            return environment.getRequiredProperty("wanted", Boolean.class);
        }
    }

    static class IsUnwanted implements Predicate<Environment> {

        @Override
        public boolean test(Environment environment) {
            return !environment.getRequiredProperty("wanted", Boolean.class);
        }
    }

    @OnSettings(IsWanted.class)
    static class Part {}

    @OnSettings(IsUnwanted.class)
    static class Other {}

    @Configuration(proxyBeanMethods = false)
    @OnSettings(IsWanted.class)
    static class Maker {

        @Bean
        String made() {
            return "made";
        }
    }
}

package dev.entitlement.settings;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Takes away what {@link OnSettings} does not want, after all beans are known and before the first is made: at each start
 * by its settings, whether Spring has found the beans now or when the emulator was packaged.
 */
final class SettingsDecideBeans implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String OURS = ClassUtils.getPackageName(ClassUtils.getPackageName(SettingsDecideBeans.class));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // While the emulator is packaged everything stays: nobody's settings are known yet.
        if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            context.addBeanFactoryPostProcessor(beans -> decide(beans, context.getEnvironment()));
        }
    }

    private static void decide(ConfigurableListableBeanFactory beans, Environment environment) {
        Map<Class<?>, Boolean> judged = new HashMap<>();
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
        for (String name : registry.getBeanDefinitionNames()) {
            Class<?> origin = originOf(registry.getBeanDefinition(name), beans.getBeanClassLoader());
            if (origin != null && !judged.computeIfAbsent(origin, type -> isWanted(type, environment))) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    private static boolean isWanted(Class<?> origin, Environment environment) {
        OnSettings demand = AnnotatedElementUtils.findMergedAnnotation(origin, OnSettings.class);
        return demand == null || BeanUtils.instantiateClass(demand.value()).test(environment);
    }

    /**
     * The class of a component, or the configuration that a bean is made by.
     *
     * @return null for what is not the emulator's own
     */
    private static @Nullable Class<?> originOf(BeanDefinition bean, @Nullable ClassLoader classes) {
        if (bean instanceof RootBeanDefinition root) {
            Method factory = root.getResolvedFactoryMethod();
            if (factory != null) {
                return isOurs(factory.getDeclaringClass().getName()) ? factory.getDeclaringClass() : null;
            }
        }
        if (bean instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null) {
            return named(annotated.getFactoryMethodMetadata().getDeclaringClassName(), classes);
        }
        if (bean instanceof AbstractBeanDefinition known && known.hasBeanClass()) {
            return isOurs(known.getBeanClass().getName()) ? known.getBeanClass() : null;
        }
        return named(bean.getBeanClassName(), classes);
    }

    private static @Nullable Class<?> named(@Nullable String type, @Nullable ClassLoader classes) {
        return type != null && isOurs(type) ? ClassUtils.resolveClassName(type, classes) : null;
    }

    private static boolean isOurs(String type) {
        return type.startsWith(OURS);
    }
}

package dev.entitlement.settings;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses settings that do not exist or do not do before anything is started, which would take seconds. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsCheck implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
        KnownSettings settings = new KnownSettings(SettingsCheck.class.getClassLoader());
        settings.refuseUnknown(environment);
        settings.refuseBadValues(environment);
    }
}

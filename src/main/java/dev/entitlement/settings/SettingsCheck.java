package dev.entitlement.settings;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Refuses settings that do not exist, before anything is started: a misspelt one would otherwise do nothing. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsCheck implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        var context = event.getApplicationContext();
        new KnownSettings(SettingsCheck.class.getClassLoader()).refuseUnknown(context.getEnvironment());
    }
}

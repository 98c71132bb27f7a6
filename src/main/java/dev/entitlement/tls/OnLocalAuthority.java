package dev.entitlement.tls;

import dev.entitlement.settings.OnSettings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Part of the local authority, which nobody needs without HTTPS or with a certificate of the user's own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnSettings(OnLocalAuthority.NoOtherCertificate.class)
@interface OnLocalAuthority {

    /** Whether HTTPS is on, and no bundle is named. */
    class NoOtherCertificate implements Predicate<Environment> {

        @Override
        public boolean test(Environment environment) {
            return HttpsListener.Wanted.isOn(environment)
                    && !StringUtils.hasText(environment.getProperty(TlsProperties.PREFIX + ".bundle"));
        }
    }
}

package dev.entitlement.tls;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Part of the local authority, which nobody needs without HTTPS or with a certificate of the user's own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnLocalAuthority.NoOtherCertificate.class)
@interface OnLocalAuthority {

    /** Whether HTTPS is on, and no bundle is named. */
    class NoOtherCertificate implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
            Environment environment = context.getEnvironment();
            return environment.getProperty(HttpsProperties.PREFIX + ".enabled", Boolean.class, true)
                    && !StringUtils.hasText(environment.getProperty(TlsProperties.PREFIX + ".bundle"));
        }
    }
}

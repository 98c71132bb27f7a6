package dev.entitlement.entra;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Part of the embedded issuer, which is off as soon as {@code emulator.auth.issuer-uri} names a real one. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnEmbeddedIssuer.NoOtherIssuer.class)
public @interface OnEmbeddedIssuer {

    /** Whether no other issuer is named. */
    class NoOtherIssuer implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("emulator.auth.issuer-uri"));
        }
    }
}

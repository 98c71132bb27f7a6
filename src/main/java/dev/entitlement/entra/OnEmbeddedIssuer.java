package dev.entitlement.entra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Part of the embedded issuer, which is off as soon as {@code emulator.auth.issuer-uri} names a real one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "emulator.auth.issuer-uri", havingValue = "", matchIfMissing = true)
@interface OnEmbeddedIssuer {}

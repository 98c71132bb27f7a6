package dev.entitlement;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.AliasFor;

/** One controller of Graph with everything in front of it: paths, security, permissions, errors. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(
        properties = "emulator.auth.issuer-uri=http://issuer.invalid",
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "dev\\.entitlement\\.(?:(?:http|clock|control|criteria|graph|identity)\\.|fault\\.(?!\\w+Controller)).*"))
public @interface GraphSlice {

    @AliasFor(annotation = WebMvcTest.class, attribute = "controllers")
    Class<?> value();
}

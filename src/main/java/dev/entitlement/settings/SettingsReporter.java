package dev.entitlement.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/** Tells why the emulator does not start in one line, where the reason is a setting. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsReporter implements SpringBootExceptionReporter {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    @Override
    public boolean reportException(Throwable failure) {
        String line = lineFor(failure);
        if (line != null) {
            System.err.println(line);
        }
        return line != null;
    }

    private static @Nullable String lineFor(Throwable failure) {
        String line = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingRefusedException refused) {
                return refused.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return SettingRefusedException.unusable(
                                "emulator.http.port", taken.getPort(), "that port is in use", taken)
                        .getMessage();
            }
            if (cause instanceof BindException unbound
                    && unbound.getName().toString().startsWith("emulator.")) {
                line = lineFor(unbound);
            }
        }
        return line;
    }

    private static String lineFor(BindException unbound) {
        ConfigurationProperty property = unbound.getProperty();
        return SettingRefusedException.notAllowed(
                        unbound.getName().toString(),
                        property == null ? "" : property.getValue(),
                        allowed(unbound.getTarget().getType().resolve(Object.class)))
                .getMessage();
    }

    private static String allowed(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        if (type == Duration.class) {
            return "a duration such as PT1S, 500ms or 14d";
        }
        if (type == DataSize.class) {
            return "a size such as 512KB or 4MB";
        }
        return WHOLE_NUMBERS.contains(type) ? "a whole number" : "a " + type.getSimpleName();
    }
}

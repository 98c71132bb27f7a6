package dev.entitlement.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every {@code emulator.*} setting there is, as the build lists them from the properties classes themselves. */
final class KnownSettings {

    private static final String PREFIX = "emulator.";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern INDEX = Pattern.compile("(?:\\[\\d+]|_\\d+)$");

    /** What Kubernetes injects for a service that happens to be called {@code emulator}. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("EMULATOR_SERVICE_(?:HOST|PORT.*)|EMULATOR_PORT_\\d+_(?:TCP|UDP|SCTP).*");

    /** The settings by their name without separators, which is the same for a property and a variable. */
    private final Map<String, String> byBareName = new TreeMap<>();

    KnownSettings(ClassLoader classes) {
        try {
            for (var metadata : Collections.list(classes.getResources(METADATA))) {
                try (InputStream json = metadata.openStream()) {
                    for (JsonNode property : new JsonMapper().readTree(json).path("properties")) {
                        String name = property.path("name").asString();
                        if (name.startsWith(PREFIX)) {
                            byBareName.put(bare(name), name);
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The list of settings cannot be read", unreadable);
        }
    }

    /** @throws SettingRefusedException for the first setting that is none, wherever it was made */
    void refuseUnknown(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                boolean variables =
                        source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
                for (String name : enumerable.getPropertyNames()) {
                    if (variables ? isUnknownVariable(name, source.getProperty(name)) : isUnknownProperty(name)) {
                        throw SettingRefusedException.unknown(name, String.join(", ", names(variables)));
                    }
                }
            }
        }
    }

    private boolean isUnknownProperty(String name) {
        return name.startsWith(PREFIX) && !isKnown(name);
    }

    private boolean isUnknownVariable(String name, @Nullable Object value) {
        return name.startsWith("EMULATOR_") && !isKnown(name) && !isServiceLink(name, value);
    }

    private boolean isKnown(String name) {
        return byBareName.containsKey(bare(name))
                || byBareName.containsKey(bare(INDEX.matcher(name).replaceFirst("")));
    }

    private static boolean isServiceLink(String name, @Nullable Object value) {
        return SERVICE_LINK.matcher(name).matches()
                || (name.equals("EMULATOR_PORT") && String.valueOf(value).startsWith("tcp://"));
    }

    private List<String> names(boolean variables) {
        return byBareName.values().stream()
                .map(name -> variables ? SettingRefusedException.environmentVariable(name) : name)
                .toList();
    }

    private static String bare(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }
}

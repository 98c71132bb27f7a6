package dev.entitlement.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every {@code emulator.*} setting there is, as the build lists them from the properties classes themselves. */
final class KnownSettings {

    private static final String PREFIX = "emulator.";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** The place in a list, as a property and as a variable write it. */
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$|_\\d+$");

    /** What Kubernetes injects for a service that happens to be called {@code emulator}. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("EMULATOR_SERVICE_(?:HOST|PORT.*)|EMULATOR_PORT_\\d+_(?:TCP|UDP|SCTP).*");

    private final SortedSet<String> names = new TreeSet<>();

    /** The settings that are lists, whose values may be set one by one. */
    private final Set<String> lists = new HashSet<>();

    /** The properties classes, each with the prefix of its settings. */
    private final Map<Class<?>, String> prefixes = new LinkedHashMap<>();

    KnownSettings(ClassLoader classes) {
        // The emulator's own is the first; those of the libraries take time to open, and have nothing of it.
        try (InputStream json = Objects.requireNonNull(classes.getResourceAsStream(METADATA), METADATA)) {
            read(new JsonMapper().readTree(json), classes);
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new IllegalStateException("The list of settings cannot be read", unreadable);
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("The first list of settings on the class path is none of the emulator's");
        }
    }

    private void read(JsonNode metadata, ClassLoader classes) throws ClassNotFoundException {
        for (JsonNode property : metadata.path("properties")) {
            String name = property.path("name").asString();
            if (name.startsWith(PREFIX)) {
                names.add(name);
                if (property.path("type").asString().startsWith("java.util.")) {
                    lists.add(name);
                }
            }
        }
        for (JsonNode group : metadata.path("groups")) {
            String prefix = group.path("name").asString();
            if ((prefix + ".").startsWith(PREFIX)) {
                prefixes.put(ClassUtils.forName(group.path("type").asString(), classes), prefix);
            }
        }
    }

    /**
     * Refuses the first setting whose value does not do, before the context is made of them.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException for a value of the wrong form, or with a
     *     {@link SettingRefusedException} as its cause
     */
    void refuseBadValues(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        prefixes.forEach((type, prefix) -> binder.bindOrCreate(prefix, Bindable.of(type)));
    }

    /**
     * Refuses the first setting that is none, wherever it was made.
     *
     * @throws SettingRefusedException listing those that there are
     */
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
        return name.startsWith(PREFIX) && !isKnown(name, KnownSettings::isProperty);
    }

    private boolean isUnknownVariable(String name, @Nullable Object value) {
        // Without a suffix it would be taken for the value of all settings together.
        return (name.startsWith("EMULATOR_") || name.equals("EMULATOR"))
                && !isKnown(name, KnownSettings::isVariable)
                && !isServiceLink(name, value);
    }

    private boolean isKnown(String name, BiPredicate<String, String> spells) {
        String withoutIndex = INDEX.matcher(name).replaceFirst("");
        return names.stream().anyMatch(setting -> spells.test(name, setting))
                || lists.stream().anyMatch(setting -> spells.test(withoutIndex, setting));
    }

    /** Spring Boot reads {@code emulator.dataDir} and {@code emulator.data_dir} as {@code emulator.data-dir}. */
    private static boolean isProperty(String name, String setting) {
        return name.replaceAll("[_-]", "").equalsIgnoreCase(setting.replace("-", ""));
    }

    /** Spring Boot reads {@code EMULATOR_DATA_DIR} and {@code EMULATOR_DATADIR} as {@code emulator.data-dir}. */
    private static boolean isVariable(String name, String setting) {
        return name.equals(SettingRefusedException.environmentVariable(setting))
                || name.equals(SettingRefusedException.environmentVariable(setting.replace("-", "")));
    }

    private static boolean isServiceLink(String name, @Nullable Object value) {
        return SERVICE_LINK.matcher(name).matches()
                || (name.equals("EMULATOR_PORT") && String.valueOf(value).startsWith("tcp://"));
    }

    private List<String> names(boolean variables) {
        return names.stream()
                .map(name -> variables ? SettingRefusedException.environmentVariable(name) : name)
                .toList();
    }
}

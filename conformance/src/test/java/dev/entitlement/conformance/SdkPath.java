package dev.entitlement.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SDK's builder for a path of Graph. The SDKs name their builders after the path by fixed rules, so that one walk
 * finds what would otherwise be three hundred lines of the same call.
 */
final class SdkPath {

    private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\((.*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=([^,]*)");

    private SdkPath() {}

    /**
     * The builder below {@code root}, or none where the SDK has none.
     *
     * @param path below {@code entitlementManagement}, with values in place of {@code {names}}
     */
    static Optional<Object> of(Object root, String path) {
        Optional<Object> builder = Optional.of(root);
        for (String segment : path.split("/")) {
            builder = builder.flatMap(at -> next(at, segment));
        }
        return builder;
    }

    /** Calls a method that takes no argument, if there is one; what answers nothing answers none. */
    static Optional<Object> call(Object builder, String method) {
        return methods(builder, method, 0).flatMap(found -> Optional.ofNullable(invoke(builder, found)));
    }

    static boolean has(Object builder, String method) {
        return methods(builder, method, 0).isPresent();
    }

    private static Optional<Object> next(Object builder, String segment) {
        if (segment.startsWith("$")) {
            return call(builder, segment.substring(1));
        }
        Matcher function = FUNCTION.matcher(segment);
        if (function.matches()) {
            List<String[]> arguments = ARGUMENT.matcher(function.group(2))
                    .results()
                    .map(argument -> new String[] {argument.group(1), argument.group(2)})
                    .toList();
            String name = function.group(1)
                    + arguments.stream()
                            .map(argument -> "With" + capitalized(argument[0]))
                            .collect(Collectors.joining());
            return methods(builder, name, arguments.size())
                    .map(method -> invoke(
                            builder,
                            method,
                            arguments.stream().map(argument -> argument[1]).toArray()));
        }
        return call(builder, segment).or(() -> item(builder).map(method -> invoke(builder, method, segment)));
    }

    private static Optional<Method> item(Object builder) {
        return Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().startsWith("by") && method.getParameterCount() == 1)
                .findFirst();
    }

    private static Optional<Method> methods(Object builder, String name, int parameters) {
        return Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().equalsIgnoreCase(name) && method.getParameterCount() == parameters)
                .findFirst();
    }

    private static Object invoke(Object builder, Method method, Object... arguments) {
        try {
            return method.invoke(builder, arguments);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(refused.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}

package dev.entitlement;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * The file in which Java has kept classes as it had loaded and linked them, so that the start need not do it again.
 *
 * @see <a href="https://openjdk.org/jeps/483">JEP 483: Ahead-of-Time Class Loading &amp; Linking</a>
 */
final class ClassCache {

    private static final String OPTION = "-XX:AOTCache=";

    private ClassCache() {}

    /** Says that Java does not use the file that it was told to use; empty if it does, or was told of none. */
    static Optional<String> flaw() {
        return flaw(ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getProperty("java.vm.info", ""));
    }

    /** @param vmInfo what {@code java -version} tells of how it runs */
    static Optional<String> flaw(List<String> options, String vmInfo) {
        return vmInfo.contains("sharing")
                ? Optional.empty()
                : options.stream()
                        .filter(option -> option.startsWith(OPTION))
                        .map(option -> "This start took longer than it need: Java " + Runtime.version()
                                + " cannot use the cache " + option.substring(OPTION.length())
                                + ", which fits only the Java, the jars and the options that it was made with")
                        .findFirst();
    }
}

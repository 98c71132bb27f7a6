package dev.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents name things that exist. */
class DocumentationTests {

    /** {@code SomeTests}, {@code SomeTests.method}, or {@code .method} of the class named last. */
    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)?(?:\\.(\\w+))?`");

    @Test
    void everyInvariantNamesTestsThatExist() throws IOException {
        Map<String, JavaClass> tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("dev.entitlement").stream()
                        .filter(type -> type.getSimpleName().endsWith("Tests"))
                        .collect(Collectors.toMap(JavaClass::getSimpleName, Function.identity()));

        for (String invariant : Files.readString(Path.of("docs/invariants.md")).split("\n(?=\\d+\\. )")) {
            if (!invariant.matches("(?s)\\d+\\. .*")) {
                continue;
            }
            String current = null;
            Matcher named = NAMED.matcher(invariant);
            while (named.find()) {
                current = named.group(1) == null ? current : named.group(1);
                assertThat(tests).as(invariant).containsKey(current);
                if (named.group(2) != null) {
                    assertThat(methodsOf(tests.get(current))).as(invariant).contains(named.group(2));
                }
            }
            assertThat(current).as("A test that holds: %s", invariant).isNotNull();
        }
    }

    private static Set<String> methodsOf(JavaClass type) {
        return type.getMethods().stream().map(JavaMethod::getName).collect(Collectors.toSet());
    }
}

package dev.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassCacheTests {

    private static final List<String> TOLD = List.of("-XX:+UseSerialGC", "-XX:AOTCache=/app/emulator.aot");

    @Test
    void nothingIsSaidOfACacheThatIsUsed() {
        assertThat(ClassCache.flaw(TOLD, "mixed mode, sharing")).isEmpty();
    }

    @Test
    void nothingIsSaidWhereNoCacheWasAskedFor() {
        assertThat(ClassCache.flaw(List.of("-Xshare:off"), "mixed mode")).isEmpty();
    }

    @Test
    void aCacheThatIsOfNoUseIsNamedInOneLine() {
        assertThat(ClassCache.flaw(TOLD, "mixed mode")).hasValueSatisfying(line -> assertThat(line)
                .contains("/app/emulator.aot", Runtime.version().toString())
                .doesNotContain("\n"));
    }
}

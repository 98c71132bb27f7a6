package dev.entitlement.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantNameTests {

    @ParameterizedTest
    @ValueSource(strings = {"t1", "T-1_x.y", "0", "contoso.example", "commons", "v1", "a--b"})
    void anAliasIsMadeOfLettersDigitsAndThreeMarks(String name) {
        assertThat(TenantName.isAlias(name)).isEqualTo(!name.equals("v1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "-a",
                "_emulator",
                "a/b",
                "a b",
                "ä",
                "a\n",
                "common",
                "COMMON",
                "organizations",
                "consumers",
                "beta",
                "v1.0",
                "V2.0",
                "identityGovernance",
                "11111111-2222-4333-8444-555555555555"
            })
    void nothingElseIsAnAlias(String name) {
        assertThat(TenantName.isAlias(name)).isFalse();
    }

    @Test
    void anIdIsAWholeGuidThatStandsForNothingElse() {
        assertThat(TenantName.isId("11111111-2222-4333-8444-55555555555F")).isTrue();
        assertThat(TenantName.isId("1-1-1-1-1")).isFalse();
        assertThat(TenantName.isId("9188040D-6c67-4c5b-b112-36a304b66dad")).isFalse();
        assertThat(TenantName.isId("00000000-0000-0000-0000-000000000000")).isFalse();
    }

    @Test
    void theIdFollowsFromTheNameInAnyCase() {
        assertThat(TenantName.idOf("suite-1"))
                .isEqualTo(TenantName.idOf("SUITE-1"))
                .isNotEqualTo(TenantName.idOf("suite-2"));
        assertThat(TenantName.idOf("11111111-2222-4333-8444-555555555555"))
                .contains(UUID.fromString("11111111-2222-4333-8444-555555555555"));
        assertThat(TenantName.idOf("common")).isEmpty();
    }
}

package dev.entitlement.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownSettingsTests {

    private final KnownSettings settings = new KnownSettings(getClass().getClassLoader());

    @ParameterizedTest
    @CsvSource({
        "EMULATOR_SEED, demo",
        "EMULATOR_DATA_DIR, x",
        "EMULATOR_DATADIR, x",
        "EMULATOR_AUTH_AUDIENCES_0, x",
        "EMULATOR_SERVICE_HOST, 10.0.0.1",
        "EMULATOR_SERVICE_PORT_HTTP, 80",
        "EMULATOR_PORT, tcp://10.0.0.1:80",
        "EMULATOR_PORT_80_TCP_ADDR, 10.0.0.1",
        "OTHER_EMULATOR_X, y"
    })
    void acceptsWhatExistsAndWhatKubernetesInjects(String variable, String value) {
        assertThatCode(() -> settings.refuseUnknown(withVariable(variable, value)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "EMULATOR_SEDE, demo",
        "EMULATOR_SEE_D, demo",
        "EMULATOR_HTTPPORT, 1",
        "EMULATOR_HTTP_PORT_1, 1",
        "EMULATOR_PORT, 9090",
        "EMULATOR_, x",
        "EMULATOR, http://localhost"
    })
    void refusesAVariableThatIsNoSettingAndListsThoseThatAre(String variable, String value) {
        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(() -> settings.refuseUnknown(withVariable(variable, value)))
                .withMessageStartingWith(variable + " is not a setting; there are: ")
                .withMessageContaining("EMULATOR_HTTP_PORT");
    }

    @Test
    void refusesAPropertyThatIsNoSetting() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("args", Map.of("emulator.htpp.port", "1")));

        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(() -> settings.refuseUnknown(environment))
                .withMessageStartingWith("emulator.htpp.port is not a setting")
                .withMessageContaining("emulator.http.port");
    }

    private static StandardEnvironment withVariable(String name, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
        return environment;
    }
}

package dev.entitlement.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entitlement.settings.SettingRefusedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which database the settings name, and what of them may be told. */
class DatabaseLocationTests {

    @Test
    void userNameAndPasswordOfTheUrlGoToTheDriverAndNowhereElse() {
        DatabaseLocation location =
                location("jdbc:postgresql://db:5433/emulator?user=me&password=p%26w&ssl=true", null);

        assertThat(location.url()).isEqualTo("jdbc:postgresql://db:5433/emulator");
        assertThat(location.driver())
                .containsEntry("user", "me")
                .containsEntry("password", "p&w")
                .containsEntry("ssl", "true")
                .containsEntry("tcpKeepAlive", "true");
        assertThat(location.toString()).isEqualTo("jdbc:postgresql://db:5433/emulator");
    }

    @Test
    void aSettingOfItsOwnComesBeforeTheUrls() {
        DatabaseLocation location =
                location("jdbc:postgresql://db/emulator?password=one&socketTimeout=7&connectTimeout=2", "other");

        assertThat(location.driver())
                .containsEntry("password", "other")
                .containsEntry("socketTimeout", "7")
                .containsEntry("connectTimeout", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://me:secret@db/emulator",
                "jdbc:mysql://db/emulator?password=secret",
                "jdbc:mysql://db/emulator\n?password=secret",
                "me:secret@db",
            })
    void noRefusalTellsAPassword(String database) {
        assertThatThrownBy(() -> properties(database, null))
                .isInstanceOf(SettingRefusedException.class)
                .hasMessageContaining("EMULATOR_DATABASE")
                .hasMessageNotContaining("secret");
    }

    @Test
    void thePasswordIsNotPartOfWhatTheSettingsSayOfThemselves() {
        assertThat(properties("jdbc:postgresql://db/emulator?password=secret", "other")
                        .toString())
                .doesNotContain("secret", "other")
                .contains("jdbc:postgresql://db/emulator");
    }

    private static DatabaseLocation location(String database, String password) {
        return DatabaseLocation.of(properties(database, password));
    }

    private static StoreProperties properties(String database, String password) {
        return new StoreProperties(database, null, password, 4, Path.of("data"));
    }
}

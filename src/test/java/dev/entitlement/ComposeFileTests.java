package dev.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The replicas that {@code compose.yaml} describes are emulators as the README describes them. */
class ComposeFileTests {

    private final JsonNode services = read().path("services");

    @Test
    void everySettingIsOneOfTheReadmes() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(settings()).hasSizeGreaterThan(3);
        assertThat(settings().keySet())
                .allSatisfy(name -> assertThat(readme).containsPattern("\\| `" + name + "` \\||`" + name + "="));
    }

    @Test
    void theReplicasUseTheDatabaseThatIsThere() {
        JsonNode database = services.path("database").path("environment");

        assertThat(settings())
                .containsEntry(
                        "EMULATOR_DATABASE",
                        "jdbc:postgresql://database:5432/"
                                + database.path("POSTGRES_DB").asString())
                .containsEntry(
                        "EMULATOR_DATABASE_USERNAME",
                        database.path("POSTGRES_USER").asString())
                .containsEntry(
                        "EMULATOR_DATABASE_PASSWORD",
                        database.path("POSTGRES_PASSWORD").asString());
        assertThat(services.at("/emulator/deploy/replicas").asInt()).isEqualTo(3);
    }

    @Test
    void whatOthersWaitForSaysWhenItIsHealthy() {
        services.forEach(service -> service.path("depends_on").properties().forEach(awaited -> {
            assertThat(awaited.getValue().path("condition").asString()).isEqualTo("service_healthy");
            JsonNode other = services.path(awaited.getKey());
            assertThat(other.has("healthcheck")
                            || other.path("build").asString().equals("."))
                    .as(awaited.getKey())
                    .isTrue();
        }));
        assertThat(services.at("/balancer/healthcheck/test").toString()).contains("/_emulator/health/readiness");
    }

    @Test
    void theBalancerIsGivenItsConfiguration() {
        JsonNode given = services.at("/balancer/configs/0");

        assertThat(read().at("/configs/" + given.path("source").asString() + "/content")
                        .asString())
                .contains("emulator:" + settings().get("EMULATOR_HTTP_PORT"), "retries 0");
    }

    private Map<String, String> settings() {
        return services.at("/emulator/environment").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asString()));
    }

    private static JsonNode read() {
        return new YAMLMapper().readTree(Path.of("compose.yaml").toFile());
    }
}

package dev.entitlement.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.entitlement.control.SeedSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema that is served for seed documents is that of the types that they are read as; written as the OpenAPI is. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"emulator.seed=empty", "emulator.http.port=0", "emulator.https.port=0"})
class SeedSchemaTests {

    private static final Path FILE = Path.of("src/main/resources/seed/schema.json");
    private static final Path DEMO = Path.of("src/main/resources/seed/demo.yaml");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private List<SeedSection<?>> sections;

    @Test
    void theFormatIsDescribedAsItIsRead() throws IOException {
        ObjectNode described = described();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(FILE, JSON.writeValueAsString(described).replace(",\"", ",\n\"") + "\n");
        }
        assertThat(JSON.readTree(Files.readString(FILE)))
                .as("%s is not what the code says; ./mvnw test -Dtest=SeedSchemaTests -Dopenapi.update=true", FILE)
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(described)));
    }

    @Test
    void theDemoIsADocumentOfThisFormat() throws IOException {
        assertThat(errors(Files.readString(DEMO))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants: {domain: a.example}",
                "users: {}",
                "users: [{userPrincipalName: 7, displayName: x}]",
                "clients: [{clientId: not-a-guid, displayName: x}]",
                "assignmentRequests: [{state: lost}]",
                "assignmentRequests: [{color: red}]",
                "deliveryOutcomes: [{request: '*', sequence: [lost]}]",
                "[]",
            })
    void whatIsNoDocumentOfThisFormatIsFound(String yaml) {
        assertThat(errors(yaml)).isNotEmpty();
    }

    private List<Error> errors(String yaml) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(described()), InputFormat.JSON);
        return schema.validate(
                yaml,
                InputFormat.YAML,
                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private ObjectNode described() {
        Schemas schemas = new Schemas(new Comments());
        ObjectNode described = JSON.createObjectNode();
        described.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        described.put("title", "A tenant of the Graph Entitlement Emulator, and everything in it");
        described.setAll(SeedDocumentSchema.of(sections, schemas));
        ObjectNode all = schemas.all("$defs");
        for (JsonNode type : all.findParents("properties")) {
            if (type.path("type").asString("").equals("object")) {
                ((ObjectNode) type).put("additionalProperties", false);
            }
        }
        described.set("$defs", all);
        return described;
    }
}

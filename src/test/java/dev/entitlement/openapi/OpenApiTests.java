package dev.entitlement.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.control.SeedSection;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The descriptions that are served are those of the code. They are files, so that serving them costs nothing; this writes
 * them when it is told to.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"emulator.seed=empty", "emulator.http.port=0", "emulator.https.port=0"})
class OpenApiTests {

    private static final String UPDATE = "openapi.update";
    private static final Path DOCUMENTS = Path.of("src/main/resources/openapi");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private WebMvcEndpointHandlerMapping operation;

    @Autowired
    private List<SeedSection<?>> sections;

    @Test
    void theControlApiIsDescribedAsItIs() throws IOException {
        requireSame("control.json", control());
    }

    @Test
    void theEmulatedPartOfGraphIsDescribedAsItIs() throws IOException {
        requireSame("graph.json", new GraphDescription().of(handlers()));
    }

    @Test
    void everyCallOfTheControlApiSaysWhatItIsFor() {
        for (Map.Entry<String, JsonNode> path : control().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                assertThat(call.getValue().path("summary").asString())
                        .as("Write a comment on what %s %s does", call.getKey(), path.getKey())
                        .isNotBlank();
            }
        }
    }

    /** What is said is for people who do not know the code. */
    @Test
    void noCommentSpeaksOfTheCode() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Pattern code =
                    Pattern.compile(sources.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("[A-Z]\\w*[a-z][A-Z]\\w*\\.java"))
                            .map(name -> name.replace(".java", ""))
                            .collect(Collectors.joining("|", "#\\w|\\{@|\\w\\(\\)|\\b(?:", ")\\b")));
            for (JsonNode said : control().findValues("description")) {
                assertThat(code.matcher(said.asString("")).find())
                        .as("'%s' says something that only the code knows", said)
                        .isFalse();
            }
        }
        assertThat(JSON.writeValueAsString(control())).doesNotContain("*/*");
    }

    @Test
    void theDocumentsAreOpenApi() {
        for (ObjectNode described : List.of(control(), new GraphDescription().of(handlers()))) {
            SwaggerParseResult parsed =
                    new OpenAPIV3Parser().readContents(JSON.writeValueAsString(described), null, null);

            assertThat(parsed.getMessages()).isEmpty();
            assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
        }
    }

    /** Short, but such that a difference can be read. */
    private static String onePathALine(ObjectNode described) {
        return JSON.writeValueAsString(described).replaceAll(",(?=\"/|\"[A-Z]\\w*\":\\{\"type\")", ",\n") + "\n";
    }

    private ObjectNode control() {
        return new ControlDescription().of(handlers(), operation.getHandlerMethods(), sections);
    }

    private Map<RequestMappingInfo, HandlerMethod> handlers() {
        return mappings.getHandlerMethods();
    }

    private static void requireSame(String name, ObjectNode described) throws IOException {
        Path file = DOCUMENTS.resolve(name);
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(file, onePathALine(described));
        }
        assertThat(JSON.readTree(Files.readString(file)))
                .as(
                        "%s is not what the code says; write it anew: ./mvnw test -Dtest=OpenApiTests -D%s=true",
                        file, UPDATE)
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(described)));
    }
}

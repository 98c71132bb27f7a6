package dev.entitlement.openapi;

import dev.entitlement.graph.Operation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the part of Graph that is emulated: operations, permissions, and Microsoft's page for each. */
final class GraphDescription {

    private static final List<String> OPTIONS =
            List.of("$filter", "$select", "$expand", "$orderby", "$search", "$top", "$skip", "$count");

    private final JsonMapper json = new JsonMapper();
    private final Comments comments = new Comments();
    private final Paths paths = new Paths();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, ObjectNode> described = new TreeMap<>();

    ObjectNode of(Map<RequestMappingInfo, HandlerMethod> mappings) {
        mappings.entrySet().stream()
                .sorted(Comparator.comparing(mapping -> mapping.getKey().toString()))
                .forEach(mapping -> Operation.of(mapping.getValue()).ifPresent(operation -> mapping.getKey()
                        .getPatternValues()
                        .forEach(path -> describe(operation, path, mapping.getKey(), mapping.getValue()))));
        ObjectNode document = json.createObjectNode();
        document.put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", "Graph Entitlement Emulator: entitlement management of Microsoft Graph")
                .put("version", "1")
                .put(
                        "description",
                        "The operations that are emulated. /beta/$metadata and /v1.0/$metadata describe the types.");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject().putArray("accessToken");
        ObjectNode all = document.putObject("paths");
        described.forEach(all::set);
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("accessToken")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        ObjectNode error =
                components.putObject("schemas").putObject("ODataError").put("type", "object");
        ObjectNode inner = error.putObject("properties")
                .putObject("error")
                .put("type", "object")
                .putObject("properties");
        inner.putObject("code").put("type", "string");
        inner.putObject("message").put("type", "string");
        inner.putObject("innerError").put("type", "object");
        components
                .putObject("responses")
                .putObject("Refusal")
                .put("description", "A refusal in Graph's words.")
                .putObject("content")
                .putObject(MediaType.APPLICATION_JSON_VALUE)
                .set("schema", json.createObjectNode().put("$ref", "#/components/schemas/ODataError"));
        return document;
    }

    private void describe(Operation operation, String mapped, RequestMappingInfo mapping, HandlerMethod handler) {
        String path = paths.of(mapped);
        Answers answer = Answers.of(handler.getMethod(), comments, List.of());
        boolean text = mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_PLAIN);
        for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
            ObjectNode call = json.createObjectNode();
            call.put("operationId", unique(path.split("/", -1)[1] + "." + operation.name()));
            call.putArray("tags").add(operation.name().replaceFirst("\\..*", ""));
            call.put("summary", operation.name());
            if (!operation.docs().isEmpty()) {
                call.putObject("externalDocs").put("url", operation.docs());
            }
            call.put("x-fidelity", operation.fidelity().name().toLowerCase(Locale.ROOT));
            ObjectNode permissions = call.putObject("x-permissions");
            operation.delegated().forEach(permissions.putArray("delegated")::add);
            operation.application().forEach(permissions.putArray("application")::add);
            Paths.variables(path).forEach(name -> call.withArray("parameters")
                    .addObject()
                    .put("name", name)
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string"));
            if (verb == RequestMethod.GET && !path.endsWith("$metadata")) {
                OPTIONS.forEach(option -> call.withArray("parameters")
                        .addObject()
                        .put("name", option)
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", "string"));
            }
            if (verb != RequestMethod.GET && verb != RequestMethod.DELETE) {
                call.putObject("requestBody")
                        .putObject("content")
                        .putObject(MediaType.APPLICATION_JSON_VALUE)
                        .putObject("schema")
                        .put("type", "object");
            }
            ObjectNode responses = call.putObject("responses");
            ObjectNode good =
                    responses.putObject(Integer.toString(answer.status())).put("description", "Done.");
            if (answer.hasBody()) {
                good.putObject("content")
                        .putObject(text ? MediaType.TEXT_PLAIN_VALUE : MediaType.APPLICATION_JSON_VALUE)
                        .putObject("schema")
                        .put("type", text ? "string" : "object");
            }
            responses.putObject("default").put("$ref", "#/components/responses/Refusal");
            described
                    .computeIfAbsent(path, at -> json.createObjectNode())
                    .set(verb.name().toLowerCase(Locale.ROOT), call);
        }
    }

    private String unique(String id) {
        String free = id;
        for (int n = 2; !ids.add(free); n++) {
            free = id + "." + n;
        }
        return free;
    }
}

package dev.entitlement.openapi;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlError;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the control API, from its mappings, the types of its bodies and answers, and their comments. */
final class ControlDescription {

    static final String PREFIX = "/_emulator";

    private static final String PROBLEM = "Problem";
    private static final Set<String> OPEN = Set.of(
            PREFIX + "/health",
            PREFIX + "/health/liveness",
            PREFIX + "/health/readiness",
            PREFIX + "/tls/ca.pem",
            PREFIX + "/tls/ca.crt",
            PREFIX + "/tls/truststore.p12");

    private final JsonMapper json = new JsonMapper();
    private final Comments comments = new Comments();
    private final Schemas schemas = new Schemas(comments);
    private final Paths paths = new Paths();
    private final List<ObjectNode> readStrictly = new ArrayList<>();
    private final Map<String, ObjectNode> described = new TreeMap<>();

    ObjectNode of(Map<RequestMappingInfo, HandlerMethod> mappings, List<String> operation) {
        mappings.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<RequestMappingInfo, HandlerMethod> mapping) -> mapping.getKey()
                                        .getProducesCondition()
                                        .getProducibleMediaTypes()
                                        .size())
                        .thenComparing(mapping -> mapping.getKey().toString()))
                .forEach(mapping -> mapping.getKey().getPatternValues().stream()
                        .filter(path -> path.equals(PREFIX) || path.startsWith(PREFIX + "/"))
                        .filter(path -> !path.equals(PREFIX + "/"))
                        .forEach(path -> describe(
                                path, mapping.getKey(), mapping.getValue().getMethod())));
        operation.forEach(this::describeOperation);
        ObjectNode document = json.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Graph Entitlement Emulator: control API")
                .put("version", "1")
                .put(
                        "description",
                        "Everything that a test does to the emulator and no client of Graph could do. Lengths of time are"
                                + " ISO 8601 (PT2S) or short (15d, 4h30m, 500ms), times are ISO 8601 or relative (-15d);"
                                + " answers are ISO 8601 in UTC. A property, parameter or value that is not known is"
                                + " refused, and changes nothing.");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject();
        document.withArray("security").addObject().putArray("controlToken");
        ObjectNode all = document.putObject("paths");
        described.forEach(all::set);
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("controlToken")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "Where emulator.control.token is set: that token.");
        ObjectNode problem = components.putObject("responses").putObject(PROBLEM);
        problem.put("description", "A refusal, as RFC 9457 has it; nothing was changed.");
        problem.putObject("content")
                .putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set("schema", json.createObjectNode().put("$ref", "#/components/schemas/" + PROBLEM));
        ObjectNode error = schemas.of(ControlError.class);
        ObjectNode types = schemas.all();
        types.set(PROBLEM, problem(error));
        readStrictly.forEach(body -> forbidOthers(body.path("$ref").asString(""), types, new HashSet<>()));
        ObjectNode sorted = components.putObject("schemas");
        types.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(type -> sorted.set(type.getKey(), type.getValue()));
        return document;
    }

    private void describe(String mapped, RequestMappingInfo mapping, Method method) {
        String path = paths.of(mapped);
        List<String> produces = mapping.getProducesCondition().getProducibleMediaTypes().stream()
                .map(MediaType::toString)
                .toList();
        for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
            if (described.containsKey(path)
                    && described.get(path).get(verb.name().toLowerCase(Locale.ROOT)) instanceof ObjectNode other) {
                content(other.withObject("/responses/200"), Answers.of(method, comments, produces));
                continue;
            }
            ObjectNode call = call(verb.name(), path, comments.of(method).orElse(""));
            List<String> variables = Paths.variables(path);
            variables.forEach(name -> parameter(call, "path", name, true)
                    .set("schema", json.createObjectNode().put("type", "string")));
            for (Parameter parameter : method.getParameters()) {
                describe(call, method, parameter, mapping);
            }
            answer(call, Answers.of(method, comments, produces));
        }
    }

    private ObjectNode call(String verb, String path, String comment) {
        ObjectNode call = json.createObjectNode();
        String relative = path.substring(PREFIX.length());
        String first = relative.isEmpty() ? "index" : relative.split("[/.]", -1)[1];
        call.put("operationId", Paths.operationId(verb, relative.isEmpty() ? "/index" : relative));
        call.putArray("tags").add(first);
        int end = comment.indexOf(". ");
        call.put("summary", end < 0 ? comment : comment.substring(0, end + 1));
        if (end >= 0) {
            call.put("description", comment.substring(end + 2));
        }
        if (OPEN.contains(path)) {
            call.putArray("security").addObject();
        }
        described.computeIfAbsent(path, at -> json.createObjectNode()).set(verb.toLowerCase(Locale.ROOT), call);
        return call;
    }

    private void describe(ObjectNode call, Method method, Parameter parameter, RequestMappingInfo mapping) {
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        RequestHeader header = parameter.getAnnotation(RequestHeader.class);
        if (query != null) {
            boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            named(call, "query", query.name(), required, query.defaultValue(), method, parameter);
        } else if (header != null) {
            boolean required = header.required() && header.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            named(call, "header", header.name(), required, header.defaultValue(), method, parameter);
        } else if (parameter.isAnnotationPresent(ControlBody.class)) {
            ObjectNode schema = schemas.of(parameter.getParameterizedType());
            readStrictly.add(schema);
            call.putObject("requestBody")
                    .put("required", !isNullable(parameter))
                    .putObject("content")
                    .putObject(MediaType.APPLICATION_JSON_VALUE)
                    .set("schema", schema);
        } else if (parameter.isAnnotationPresent(RequestBody.class) || readsItself(parameter, mapping)) {
            ObjectNode content = call.putObject("requestBody").putObject("content");
            Set<MediaType> consumed = mapping.getConsumesCondition().getConsumableMediaTypes();
            (consumed.isEmpty() ? List.of("application/json", "application/yaml") : consumed)
                    .forEach(type -> content.putObject(type.toString()).putObject("schema"));
        } else if (parameter.getType().isRecord() && !parameter.isAnnotationPresent(PathVariable.class)) {
            for (var component : parameter.getType().getRecordComponents()) {
                ObjectNode described = parameter(call, "query", component.getName(), false);
                comments.of(parameter.getType(), component.getName())
                        .ifPresent(comment -> described.put("description", comment));
                described.set("schema", schemas.of(component.getGenericType()));
            }
        }
    }

    private void named(
            ObjectNode call,
            String in,
            String name,
            boolean required,
            String preset,
            Method method,
            Parameter parameter) {
        ObjectNode described = parameter(call, in, StringUtils.hasText(name) ? name : parameter.getName(), required);
        comments.of(method, parameter.getName()).ifPresent(comment -> described.put("description", comment));
        ObjectNode schema = schemas.of(parameter.getParameterizedType());
        if (!preset.equals(ValueConstants.DEFAULT_NONE)) {
            schema.put("default", preset);
        }
        described.set("schema", schema);
    }

    private static ObjectNode parameter(ObjectNode call, String in, String name, boolean required) {
        return call.withArray("parameters")
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required);
    }

    private void answer(ObjectNode call, Answers answer) {
        ObjectNode responses = call.putObject("responses");
        content(responses.putObject(Integer.toString(answer.status())).put("description", "Done."), answer);
        refusals(call, responses);
    }

    private void content(ObjectNode good, Answers answer) {
        if (answer.hasBody()) {
            good.withObject("/content")
                    .putObject(answer.mediaType())
                    .set("schema", answer.isDescribed() ? schemas.of(answer.body()) : json.createObjectNode());
        }
    }

    /** Those that a call of this form may meet by itself; what its feature refuses is told by the code of the problem. */
    private static void refusals(ObjectNode call, ObjectNode responses) {
        List<String> statuses = new ArrayList<>(List.of("400", "403"));
        if (!call.has("security")) {
            statuses.add("401");
        }
        if (call.has("parameters")) {
            statuses.add("404");
        }
        if (call.has("requestBody")) {
            statuses.addAll(List.of("413", "415"));
        }
        if (call.path("operationId").asString().endsWith("Verify")) {
            statuses.add("422");
        }
        statuses.add("default");
        statuses.stream()
                .sorted()
                .forEach(status -> responses.putObject(status).put("$ref", "#/components/responses/" + PROBLEM));
    }

    /** What the framework itself answers. */
    private void describeOperation(String path) {
        ObjectNode call = call("GET", path, "Tells operators how the emulator is.");
        ObjectNode responses = call.putObject("responses");
        responses
                .putObject("200")
                .put("description", "Done.")
                .putObject("content")
                .putObject("*/*");
        refusals(call, responses);
    }

    private ObjectNode problem(ObjectNode error) {
        ObjectNode problem = json.createObjectNode().put("type", "object");
        problem.put("description", "A refusal; other members tell what was found instead.");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string").put("description", "What is wrong, for people.");
        properties.putObject("code").put("type", "string").put("description", "What is wrong, for programs: notFound.");
        properties.putObject("errors").put("type", "array").set("items", error);
        problem.putArray("required").add("status").add("detail").add("code");
        return problem;
    }

    /** What is read strictly refuses properties that it does not know, at every depth. */
    private static void forbidOthers(String reference, ObjectNode types, Set<String> seen) {
        String name = reference.replaceFirst("^#/components/schemas/", "");
        if (seen.add(name) && types.get(name) instanceof ObjectNode type) {
            if (type.has("properties") && !type.has("additionalProperties")) {
                type.put("additionalProperties", false);
            }
            type.findValues("$ref").stream().map(JsonNode::asString).forEach(next -> forbidOthers(next, types, seen));
        }
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || Optional.class == parameter.getType();
    }

    private static boolean readsItself(Parameter parameter, RequestMappingInfo mapping) {
        return HttpServletRequest.class.isAssignableFrom(parameter.getType())
                && mapping.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> Set.of("POST", "PUT", "PATCH").contains(method.name()));
    }
}

package dev.entitlement.openapi;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlError;
import dev.entitlement.control.SeedSection;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
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

    private static final List<String> JSON = List.of("application/json");
    private static final List<String> DOCUMENT = List.of("application/json", "application/yaml");
    private static final Set<String> OPEN = Set.of(
            PREFIX + "/health",
            PREFIX + "/health/liveness",
            PREFIX + "/health/readiness",
            PREFIX + "/tls/ca.pem",
            PREFIX + "/tls/ca.crt",
            PREFIX + "/tls/truststore.p12");

    /** How the comment of a parameter begins that is only there to be refused. */
    private static final String REFUSED = "none:";

    private final JsonMapper json = new JsonMapper();
    private final Comments comments = new Comments();
    private final Schemas schemas = new Schemas(comments);
    private final Paths paths = new Paths();
    private final Refusals refusals = new Refusals();
    private final List<ObjectNode> readStrictly = new ArrayList<>();
    private final Map<String, ObjectNode> described = new TreeMap<>();

    /**
     * @param mappings those of the code
     * @param operation those of the framework
     * @param sections of a seed document
     */
    ObjectNode of(
            Map<RequestMappingInfo, HandlerMethod> mappings,
            Map<RequestMappingInfo, HandlerMethod> operation,
            List<SeedSection<?>> sections) {
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
        operation.keySet().forEach(this::describeOperation);
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
        components.putObject("responses").set(Refusals.PROBLEM, refusals.response());
        components.set("schemas", types(sections));
        return document;
    }

    private ObjectNode types(List<SeedSection<?>> sections) {
        ObjectNode problem = refusals.schema(schemas.of(ControlError.class));
        ObjectNode seed = SeedDocumentSchema.of(sections, schemas);
        ObjectNode events = EventSchema.of(schemas);
        ObjectNode types = schemas.all();
        types.set(Refusals.PROBLEM, problem);
        types.set(SeedDocumentSchema.NAME, seed);
        types.set(EventSchema.NAME, events);
        types.set(ScenarioSchema.NAME, new ScenarioSchema(described, types).steps());
        types.withObject("/ScenarioBody/properties/steps").set("items", reference(ScenarioSchema.NAME));
        readStrictly.forEach(body -> forbidOthers(body.path("$ref").asString(""), types, new HashSet<>()));
        ObjectNode sorted = json.createObjectNode();
        types.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(type -> sorted.set(type.getKey(), type.getValue()));
        return sorted;
    }

    private ObjectNode reference(String name) {
        return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private void describe(String mapped, RequestMappingInfo mapping, Method method) {
        String path = paths.of(mapped);
        List<String> produces = mapping.getProducesCondition().getProducibleMediaTypes().stream()
                .map(MediaType::toString)
                .toList();
        for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
            if (described.containsKey(path)
                    && described.get(path).get(verb.name().toLowerCase(Locale.ROOT)) instanceof ObjectNode other) {
                content(path, other.withObject("/responses/200"), Answers.of(method, comments, produces));
                continue;
            }
            ObjectNode call = call(verb.name(), path, comments.of(method).orElse(""));
            List<String> variables = Paths.variables(path);
            variables.forEach(name -> parameter(call, "path", name, true)
                    .set("schema", json.createObjectNode().put("type", "string")));
            for (Parameter parameter : method.getParameters()) {
                describe(call, method, parameter, mapping);
            }
            answer(path, call, method, Answers.of(method, comments, produces));
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
            if (comments.of(method, parameter.getName()).orElse("").startsWith(REFUSED)) {
                return;
            }
            boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            named(call, "query", query.name(), required, query.defaultValue(), method, parameter);
        } else if (header != null) {
            boolean required = header.required() && header.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            named(call, "header", header.name(), required, header.defaultValue(), method, parameter);
        } else if (parameter.isAnnotationPresent(ControlBody.class)) {
            boolean yaml = parameter.getAnnotation(ControlBody.class).yaml();
            body(call, !isNullable(parameter), schemas.of(parameter.getParameterizedType()), yaml ? DOCUMENT : JSON);
        } else if (readsItself(parameter, method, mapping)) {
            body(call, true, reference(SeedDocumentSchema.NAME), DOCUMENT);
        } else if (parameter.getType().isRecord() && !parameter.isAnnotationPresent(PathVariable.class)) {
            for (var component : parameter.getType().getRecordComponents()) {
                ObjectNode described = parameter(call, "query", component.getName(), false);
                comments.of(parameter.getType(), component.getName())
                        .ifPresent(comment -> described.put("description", comment));
                described.set("schema", schemas.of(component.getGenericType()));
            }
        }
    }

    private void body(ObjectNode call, boolean required, ObjectNode schema, List<String> mediaTypes) {
        readStrictly.add(schema);
        ObjectNode content =
                call.putObject("requestBody").put("required", required).putObject("content");
        mediaTypes.forEach(type -> content.putObject(type).set("schema", schema));
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

    private void answer(String path, ObjectNode call, Method method, Answers answer) {
        ObjectNode responses = call.putObject("responses");
        content(path, responses.putObject(Integer.toString(answer.status())).put("description", "Done."), answer);
        refusals.add(call, responses, comments.refusals(method));
    }

    private void content(String path, ObjectNode good, Answers answer) {
        if (path.equals(PREFIX + "/state") && !answer.isDescribed()) {
            DOCUMENT.forEach(type ->
                    good.withObject("/content").putObject(type).set("schema", reference(SeedDocumentSchema.NAME)));
        } else if (answer.mediaTypes().contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            good.withObject("/content")
                    .putObject(MediaType.TEXT_EVENT_STREAM_VALUE)
                    .set("schema", reference(EventSchema.NAME));
        } else if (answer.hasBody()) {
            answer.mediaTypes().forEach(type -> good.withObject("/content")
                    .putObject(type)
                    .set("schema", answer.isDescribed() ? schemas.of(answer.body()) : json.createObjectNode()));
        }
    }

    /** What the framework itself answers. */
    private void describeOperation(RequestMappingInfo mapping) {
        for (String mapped : mapping.getPatternValues()) {
            List<String> paths = mapped.endsWith("/**")
                    ? List.of(mapped.replace("**", "liveness"), mapped.replace("**", "readiness"))
                    : List.of(mapped.replace("{requiredMetricName}", "{name}"));
            paths.forEach(path -> describeOperation(path, mapping));
        }
    }

    private void describeOperation(String path, RequestMappingInfo mapping) {
        ObjectNode call = call("GET", path, "Tells operators how the emulator is.");
        Paths.variables(path).forEach(name -> parameter(call, "path", name, true)
                .set("schema", json.createObjectNode().put("type", "string")));
        ObjectNode responses = call.putObject("responses");
        ObjectNode content =
                responses.putObject("200").put("description", "Done.").putObject("content");
        mapping.getProducesCondition().getProducibleMediaTypes().forEach(type -> content.putObject(type.toString()));
        Map<String, String> down = path.contains("/health") ? Map.of("503", "When it is not well.") : Map.of();
        refusals.add(call, responses, down);
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

    /** What reads its body by itself reads a seed document. */
    private static boolean readsItself(Parameter parameter, Method method, RequestMappingInfo mapping) {
        return HttpServletRequest.class.isAssignableFrom(parameter.getType())
                && Stream.of(method.getParameters()).noneMatch(other -> other.isAnnotationPresent(ControlBody.class))
                && mapping.getMethodsCondition().getMethods().stream()
                        .anyMatch(verb -> Set.of("POST", "PUT", "PATCH").contains(verb.name()));
    }
}

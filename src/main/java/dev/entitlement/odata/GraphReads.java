package dev.entitlement.odata;

import dev.entitlement.graph.FidelityProperties;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.ODataAnswer;
import dev.entitlement.odata.QueryOptions.Option;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.olingo.server.api.uri.UriInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;

/** Answers with entities of the tenant of a call, in the shape of the call's version, as its {@code $}-options say. */
@Service
@Transactional(readOnly = true)
public class GraphReads {

    private static final Set<Option> OF_COUNT = EnumSet.of(Option.FILTER, Option.SEARCH);
    private static final Set<Option> OF_ENTITY = EnumSet.of(Option.SELECT, Option.EXPAND);
    private static final Set<Option> OF_PAGE = EnumSet.of(
            Option.COUNT,
            Option.EXPAND,
            Option.FILTER,
            Option.ORDERBY,
            Option.SEARCH,
            Option.SELECT,
            Option.SKIP,
            Option.SKIPTOKEN,
            Option.TOP);

    private static final String EVOLVED = "include-unknown-enum-members";

    private final GraphTypes types;
    private final EntitySets sets;
    private final OptionParser parser;
    private final EntityQuery query;
    private final EntityRenderer renderer;
    private final FidelityProperties fidelity;

    GraphReads(
            GraphTypes types,
            EntitySets sets,
            OptionParser parser,
            EntityQuery query,
            EntityRenderer renderer,
            FidelityProperties fidelity) {
        this.types = types;
        this.sets = sets;
        this.parser = parser;
        this.query = query;
        this.renderer = renderer;
        this.fidelity = fidelity;
    }

    /**
     * A page of entities: {@code $filter}, {@code $search}, {@code $orderby}, {@code $top}, {@code $skip},
     * {@code $skiptoken}, {@code $count}, {@code $select} and {@code $expand} of the call are followed.
     *
     * @param entity a declared entity
     * @throws GraphException 400 when an option makes no sense
     */
    public <E> ResponseEntity<Map<String, @Nullable Object>> page(
            GraphCall call, Class<E> entity, Restriction<E> restriction) {
        GraphType<E> type = types.of(entity);
        GraphVersion version = call.version();
        QueryOptions options = QueryOptions.of(call.request().getQueryString(), OF_PAGE);
        UriInfo expressions = parser.parse(options, type, version);
        Selection selection = Selection.of(expressions, type, types, version);
        EntityQuery.Asked<E> asked =
                new EntityQuery.Asked<>(type, version, call.tenantId(), restriction, options, expressions);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("@odata.context", context(call, type, selection.described(version), true));
        if (options.counted()) {
            answer.put("@odata.count", query.count(asked));
        }
        EntityQuery.Page<E> page = query.page(asked, pageSize(options), identity(call, options));
        if (page.next() != null) {
            answer.put("@odata.nextLink", nextLink(call, options, page.next()));
        }
        answer.put("value", renderer.render(type, page.entities(), selection, call.tenantId(), writer(call)));
        return ok(call, HttpStatus.OK, answer);
    }

    /**
     * One entity: {@code $select} and {@code $expand} of the call are followed.
     *
     * @throws GraphException 404 of its set when the tenant has no such entity within the restriction; 400 when an
     *     option makes no sense
     */
    public <E> ResponseEntity<Map<String, @Nullable Object>> entity(
            GraphCall call, Class<E> entity, UUID id, Restriction<E> restriction) {
        return entity(call, types.of(entity), Attributes.ID, id, restriction);
    }

    /** One entity, named by the value of an attribute that is unique within the tenant. */
    <E> ResponseEntity<Map<String, @Nullable Object>> entity(
            GraphCall call, GraphType<E> type, String attribute, Object value, Restriction<E> restriction) {
        QueryOptions options = QueryOptions.of(call.request().getQueryString(), OF_ENTITY);
        Selection selection = Selection.of(parser.parse(options, type, call.version()), type, types, call.version());
        E found = query.one(type, call.tenantId(), attribute, value, restriction);
        if (found == null) {
            throw notFound(type);
        }
        return ok(call, HttpStatus.OK, entity(call, type, found, selection));
    }

    /** How many entities there are, as {@code text/plain}; {@code $filter} and {@code $search} are followed. */
    public <E> ResponseEntity<String> count(GraphCall call, Class<E> entity, Restriction<E> restriction) {
        GraphType<E> type = types.of(entity);
        QueryOptions options = QueryOptions.of(call.request().getQueryString(), OF_COUNT);
        UriInfo expressions = parser.parse(options, type, call.version());
        long count = query.count(
                new EntityQuery.Asked<>(type, call.version(), call.tenantId(), restriction, options, expressions));
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(Long.toString(count));
    }

    /** The answer to an entity's creation: 201 and the entity. */
    public ResponseEntity<Map<String, @Nullable Object>> created(GraphCall call, Object entity) {
        return whole(call, HttpStatus.CREATED, entity);
    }

    /** The answer to a change that Graph answers with the entity: 200. */
    public ResponseEntity<Map<String, @Nullable Object>> changed(GraphCall call, Object entity) {
        return whole(call, HttpStatus.OK, entity);
    }

    /**
     * The one entity that a path names without a key.
     *
     * @param name of the path's last segment, as the model spells it
     */
    public ResponseEntity<Map<String, @Nullable Object>> singleton(GraphCall call, String name, Object entity) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("@odata.context", ContextUrl.of(call.request(), call.version(), name, "", true));
        answer.putAll(shown(call, entity));
        return ok(call, HttpStatus.OK, answer);
    }

    /** What a function or an action answers that returns values without a key. */
    public <C> ResponseEntity<Map<String, @Nullable Object>> values(
            GraphCall call, ComplexType<C> type, List<C> values) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "@odata.context",
                ContextUrl.ofFunction(
                        call.request(),
                        call.version(),
                        type.names().in(call.version()).orElseThrow(),
                        ""));
        answer.put(
                "value",
                values.stream()
                        .map(value -> writer(call).write(type, value, Selection.ALL))
                        .toList());
        return ok(call, HttpStatus.OK, answer);
    }

    /** An entity in the shape of the call's version, without {@code @odata.context}. */
    public Map<String, @Nullable Object> shown(GraphCall call, Object entity) {
        return shown(call, types.of(entity.getClass()), entity);
    }

    @SuppressWarnings("unchecked") // the type was found by the entity's class
    private <E> Map<String, @Nullable Object> shown(GraphCall call, GraphType<E> type, Object entity) {
        return writer(call).write(type, (E) entity, Selection.ALL);
    }

    private ResponseEntity<Map<String, @Nullable Object>> whole(GraphCall call, HttpStatus status, Object entity) {
        GraphType<?> type = types.of(entity.getClass());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("@odata.context", context(call, type, "", false));
        answer.putAll(shown(call, type, entity));
        return ok(call, status, answer);
    }

    private <E> Map<String, @Nullable Object> entity(GraphCall call, GraphType<E> type, E entity, Selection selection) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("@odata.context", context(call, type, selection.described(call.version()), false));
        answer.putAll(renderer.render(type, List.of(entity), selection, call.tenantId(), writer(call))
                .get(0));
        return answer;
    }

    private String context(GraphCall call, GraphType<?> type, String selected, boolean collection) {
        return sets.calledBy(call)
                .map(set -> ContextUrl.of(call.request(), call.version(), set, selected, collection))
                .orElseGet(() -> ContextUrl.ofFunction(
                        call.request(),
                        call.version(),
                        type.names().in(call.version()).orElseThrow(),
                        selected));
    }

    /** An entity, or its set's 404. */
    <E> E require(GraphType<E> type, UUID tenantId, UUID id) {
        E found = query.one(type, tenantId, Attributes.ID, id, Restriction.none());
        if (found == null) {
            throw notFound(type);
        }
        return found;
    }

    private GraphException notFound(GraphType<?> type) {
        return sets.of(type)
                .map(EntitySet::notFound)
                .orElseGet(() -> GraphException.notFound("ResourceNotFound", "The resource was not found."));
    }

    private int pageSize(QueryOptions options) {
        Integer top = options.number(Option.TOP);
        if (top == null) {
            return fidelity.pageSize();
        }
        if (top > FidelityProperties.LARGEST_PAGE) {
            throw GraphException.badRequest("Invalid value '" + top + "' for $top query option found. The $top query"
                    + " option must not be greater than " + FidelityProperties.LARGEST_PAGE + ".");
        }
        return top;
    }

    /** Pages belong together when they are of one path, in one order, with one filter. */
    private static String identity(GraphCall call, QueryOptions options) {
        return call.request().getServletPath()
                + options.text(Option.FILTER).map(text -> "\nfilter " + text).orElse("")
                + options.text(Option.SEARCH).map(text -> "\nsearch " + text).orElse("")
                + options.text(Option.ORDERBY).map(text -> "\norderby " + text).orElse("");
    }

    /** Everything in it is percent-encoded: some clients read it as a URI template. */
    private static String nextLink(GraphCall call, QueryOptions options, String token) {
        String kept = options.values().entrySet().stream()
                .filter(option -> option.getKey() != Option.SKIP && option.getKey() != Option.SKIPTOKEN)
                .map(option -> option.getKey().spelled() + "="
                        + UriUtils.encode(option.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return ContextUrl.origin(call.request()) + call.request().getRequestURI() + "?" + kept + "$skiptoken=" + token;
    }

    private static EntityWriter writer(GraphCall call) {
        return new EntityWriter(call.version(), wantsEvolved(call));
    }

    private static boolean wantsEvolved(GraphCall call) {
        List<String> preferences = java.util.Collections.list(call.request().getHeaders("Prefer"));
        return preferences.stream().anyMatch(preference -> preference.contains(EVOLVED));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> ok(
            GraphCall call, HttpStatus status, Map<String, @Nullable Object> answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status).contentType(ODataAnswer.JSON);
        if (wantsEvolved(call)) {
            response.header("Preference-Applied", EVOLVED);
        }
        return response.body(answer);
    }
}

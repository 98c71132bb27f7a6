package dev.entitlement.odata;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Answers with entities of the tenant of a call, in the shape of the call's version, as its {@code $}-options say. */
@Service
public class GraphReads {

    /**
     * A page of entities: {@code $filter}, {@code $search}, {@code $orderby}, {@code $top}, {@code $skip},
     * {@code $skiptoken}, {@code $count}, {@code $select} and {@code $expand} of the call are followed.
     *
     * @param type a declared entity
     * @throws dev.entitlement.graph.GraphException 400 when an option makes no sense
     */
    public <E> ResponseEntity<Map<String, @Nullable Object>> page(
            GraphCall call, Class<E> type, Restriction<E> restriction) {
        throw new UnsupportedOperationException();
    }

    /**
     * One entity: {@code $select} and {@code $expand} of the call are followed.
     *
     * @throws dev.entitlement.graph.GraphException 404 of its set when the tenant has no such entity within the
     *     restriction; 400 when an option makes no sense
     */
    public <E> ResponseEntity<Map<String, @Nullable Object>> entity(
            GraphCall call, Class<E> type, UUID id, Restriction<E> restriction) {
        throw new UnsupportedOperationException();
    }

    /** How many entities there are, as {@code text/plain}; {@code $filter} and {@code $search} are followed. */
    public <E> ResponseEntity<String> count(GraphCall call, Class<E> type, Restriction<E> restriction) {
        throw new UnsupportedOperationException();
    }

    /** The answer to an entity's creation: 201 and the entity. */
    public ResponseEntity<Map<String, @Nullable Object>> created(GraphCall call, Object entity) {
        throw new UnsupportedOperationException();
    }

    /** The answer to a change that Graph answers with the entity: 200. */
    public ResponseEntity<Map<String, @Nullable Object>> changed(GraphCall call, Object entity) {
        throw new UnsupportedOperationException();
    }

    /** An entity in the shape of the call's version, without {@code @odata.context}. */
    public Map<String, @Nullable Object> shown(GraphCall call, Object entity) {
        throw new UnsupportedOperationException();
    }
}

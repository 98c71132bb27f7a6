package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes entities with what their selection expands. Each expansion is one query for all entities of the page, so the
 * number of statements does not grow with the page.
 */
@Component
class EntityRenderer {

    /** How many entities one expansion may bring in, all owners together: what is more has to be listed by itself. */
    private static final int MOST = 20_000;

    private final EntityManager entities;
    private final GraphTypes types;

    EntityRenderer(EntityManager entities, GraphTypes types) {
        this.entities = entities;
        this.types = types;
    }

    /** The entities in their order, as maps in the order of the type's properties. */
    <E> List<Map<String, @Nullable Object>> render(
            GraphType<E> type, List<E> owners, Selection selection, UUID tenantId, EntityWriter writer) {
        List<Map<String, @Nullable Object>> written = owners.stream()
                .map(owner -> writer.write(type, owner, selection))
                .toList();
        if (owners.isEmpty() || selection.expansions().isEmpty()) {
            return written;
        }
        List<UUID> ids = owners.stream()
                .map(owner -> idOf(type, owner, writer.version()))
                .toList();
        for (Expansion expansion : selection.expansions()) {
            @SuppressWarnings("unchecked") // the selection was made for this type
            Navigation<E> navigation = (Navigation<E>) expansion.navigation();
            String name = navigation.names().in(writer.version()).orElseThrow();
            if (navigation.cardinality() instanceof Navigation.One<E> one) {
                List<@Nullable UUID> targets = owners.stream().map(one.id()).toList();
                Map<UUID, Map<String, @Nullable Object>> found = one(
                        types.named(navigation.target()),
                        targets.stream().filter(Objects::nonNull).collect(Collectors.toSet()),
                        expansion.selection(),
                        tenantId,
                        writer);
                for (int at = 0; at < owners.size(); at++) {
                    UUID target = targets.get(at);
                    written.get(at).put(name, target == null ? null : found.get(target));
                }
            } else {
                Map<UUID, List<Map<String, @Nullable Object>>> found =
                        several(types.named(navigation.target()), navigation, ids, expansion, tenantId, writer);
                for (int at = 0; at < owners.size(); at++) {
                    put(written.get(at), name, found.getOrDefault(ids.get(at), List.of()), expansion);
                }
            }
        }
        return written;
    }

    private static void put(
            Map<String, @Nullable Object> owner,
            String name,
            List<Map<String, @Nullable Object>> all,
            Expansion expansion) {
        if (expansion.counted()) {
            owner.put(name + "@odata.count", all.size());
        }
        Integer top = expansion.top();
        owner.put(
                name,
                all.stream()
                        .skip(expansion.skip())
                        .limit(top == null ? all.size() : top)
                        .toList());
    }

    private <T> Map<UUID, Map<String, @Nullable Object>> one(
            GraphType<T> type, Set<@Nullable UUID> ids, Selection selection, UUID tenantId, EntityWriter writer) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        CriteriaBuilder criteria = entities.getCriteriaBuilder();
        CriteriaQuery<T> query = criteria.createQuery(type.entity());
        Root<T> root = query.from(type.entity());
        query.select(root)
                .where(
                        criteria.equal(Attributes.path(root, Attributes.TENANT), tenantId),
                        Attributes.path(root, Attributes.ID).in(ids));
        List<T> found = entities.createQuery(query).getResultList();
        List<Map<String, @Nullable Object>> written = render(type, found, selection, tenantId, writer);
        Map<UUID, Map<String, @Nullable Object>> byId = new HashMap<>();
        for (int at = 0; at < found.size(); at++) {
            byId.put(idOf(type, found.get(at), writer.version()), written.get(at));
        }
        return byId;
    }

    private <E, T> Map<UUID, List<Map<String, @Nullable Object>>> several(
            GraphType<T> type,
            Navigation<E> navigation,
            Collection<UUID> owners,
            Expansion expansion,
            UUID tenantId,
            EntityWriter writer) {
        CriteriaBuilder criteria = entities.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = criteria.createTupleQuery();
        Root<T> root = query.from(type.entity());
        QueryScope<T> scope = new QueryScope<>(types, criteria, query, type, root);
        List<Predicate> conditions = new ArrayList<>();
        Expression<UUID> owner = owner(navigation, query, scope, conditions);
        conditions.add(criteria.equal(scope.attribute(Attributes.TENANT), tenantId));
        conditions.add(owner.in(owners));
        if (expansion.filter() != null) {
            conditions.add(new FilterTranslator(writer.version(), criteria)
                    .translate(expansion.filter().getExpression(), scope));
        }
        SortOrder order = SortOrder.of(expansion.orderBy(), scope, writer.version());
        query.select(criteria.tuple(List.of(owner, root)))
                .where(conditions.toArray(Predicate[]::new))
                .orderBy(order.orders(criteria, List.of()));
        List<Tuple> rows = entities.createQuery(query).setMaxResults(MOST + 1).getResultList();
        if (rows.size() > MOST) {
            throw GraphException.badRequest("The $expand query option brings in more than " + MOST + " entities at '"
                    + navigation.names().canonical() + "'. List them by themselves.");
        }
        List<T> found = rows.stream().map(row -> row.get(1, type.entity())).toList();
        List<Map<String, @Nullable Object>> written = render(type, found, expansion.selection(), tenantId, writer);
        Map<UUID, List<Map<String, @Nullable Object>>> byOwner = new LinkedHashMap<>();
        for (int at = 0; at < rows.size(); at++) {
            byOwner.computeIfAbsent(rows.get(at).get(0, UUID.class), fresh -> new ArrayList<>())
                    .add(written.get(at));
        }
        return byOwner;
    }

    private static <E, T> Expression<UUID> owner(
            Navigation<E> navigation, CriteriaQuery<?> query, QueryScope<T> scope, List<Predicate> conditions) {
        if (navigation.cardinality() instanceof Navigation.Through<E> through) {
            CriteriaBuilder criteria = scope.criteria();
            Root<?> link = query.from(through.link());
            conditions.add(
                    criteria.equal(Attributes.path(link, Attributes.TENANT), scope.attribute(Attributes.TENANT)));
            conditions.add(
                    criteria.equal(Attributes.path(link, through.targetAttribute()), scope.attribute(Attributes.ID)));
            return Attributes.path(link, through.ownerAttribute());
        }
        return scope.attribute(((Navigation.Many<E>) navigation.cardinality()).targetAttribute());
    }

    /** Every type has its key as a property. */
    static <E> UUID idOf(GraphType<E> type, E entity, GraphVersion version) {
        Function<Property<E>, @Nullable Object> value =
                property -> property.value().apply(entity, version);
        return (UUID) type.properties().stream()
                .filter(property -> Attributes.ID.equals(property.attribute()))
                .findFirst()
                .map(value)
                .orElseThrow();
    }
}

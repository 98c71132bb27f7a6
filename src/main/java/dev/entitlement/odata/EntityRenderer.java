package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.tenant.TenantKey;
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
                        TenantKey.of(
                                tenantId,
                                targets.stream().filter(Objects::nonNull).toList()),
                        expansion.selection(),
                        tenantId,
                        writer);
                for (int at = 0; at < owners.size(); at++) {
                    UUID target = targets.get(at);
                    written.get(at).put(name, target == null ? null : found.get(target));
                }
            } else {
                Map<UUID, List<Map<String, @Nullable Object>>> found =
                        several(types.named(navigation.target()), type, navigation, ids, expansion, tenantId, writer);
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
            GraphType<T> type, Set<TenantKey> keys, Selection selection, UUID tenantId, EntityWriter writer) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        CriteriaBuilder criteria = entities.getCriteriaBuilder();
        CriteriaQuery<T> query = criteria.createQuery(type.entity());
        Root<T> root = query.from(type.entity());
        query.select(root).where(Attributes.path(root, Attributes.KEY).in(keys));
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
            GraphType<E> owning,
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
        Root<E> owner = query.from(owning.entity());
        conditions.add(Attributes.path(owner, Attributes.KEY).in(TenantKey.of(tenantId, owners)));
        leadTo(scope, owner, navigation, query, conditions);
        Expression<UUID> ownerId = Attributes.path(owner, Attributes.ID);
        if (expansion.filter() != null) {
            conditions.add(new FilterTranslator(writer.version(), criteria)
                    .translate(expansion.filter().getExpression(), scope));
        }
        SortOrder order = SortOrder.of(expansion.orderBy(), scope, writer.version());
        query.select(criteria.tuple(List.of(ownerId, root)))
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

    /** From owners to their targets, by way of what links them if something does. */
    private static <E, T> void leadTo(
            QueryScope<T> scope,
            Root<E> owner,
            Navigation<E> navigation,
            CriteriaQuery<?> query,
            List<Predicate> conditions) {
        CriteriaBuilder criteria = scope.criteria();
        Expression<UUID> tenant = Attributes.path(owner, Attributes.TENANT);
        Expression<UUID> ownerId = Attributes.path(owner, Attributes.ID);
        conditions.add(criteria.equal(scope.attribute(Attributes.TENANT), tenant));
        if (navigation.cardinality() instanceof Navigation.Through<E> through) {
            Root<?> link = query.from(through.link());
            conditions.add(criteria.equal(Attributes.path(link, Attributes.TENANT), tenant));
            conditions.add(criteria.equal(Attributes.path(link, through.ownerAttribute()), ownerId));
            conditions.add(
                    criteria.equal(Attributes.path(link, through.targetAttribute()), scope.attribute(Attributes.ID)));
        } else {
            String attribute = ((Navigation.Many<E>) navigation.cardinality()).targetAttribute();
            conditions.add(criteria.equal(scope.attribute(attribute), ownerId));
        }
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

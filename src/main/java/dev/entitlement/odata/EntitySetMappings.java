package dev.entitlement.odata;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.Guids;
import dev.entitlement.graph.Operation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Maps the reads of every declared set. */
@Component
class EntitySetMappings implements SmartInitializingSingleton {

    private static final String ROOT = "/identityGovernance/entitlementManagement/";

    /** Neither {@code $count} nor a function such as {@code filterByCurrentUser(on='target')} is an id. */
    private static final String ID = "/{id:[^$(]+}";

    private static final String NESTED = "/{nested:[^$(]+}";

    private static final Method ANSWER =
            Objects.requireNonNull(ReflectionUtils.findMethod(EntitySetRoute.class, "answer", GraphCall.class));

    private final RequestMappingHandlerMapping mappings;
    private final EntitySets sets;
    private final GraphTypes types;
    private final GraphReads reads;

    EntitySetMappings(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            EntitySets sets,
            GraphTypes types,
            GraphReads reads) {
        this.mappings = mappings;
        this.sets = sets;
        this.types = types;
        this.reads = reads;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (EntitySet set : sets.all()) {
            for (GraphVersion version : GraphVersion.values()) {
                for (String path : set.paths(version)) {
                    map(set, types.named(set.type()), version, "/" + version.segment() + ROOT + path);
                }
            }
        }
    }

    private <E> void map(EntitySet set, GraphType<E> type, GraphVersion version, String path) {
        if (set.listed()) {
            map(
                    path,
                    EntitySetRoute.operation(set, "list", set.listDocs()),
                    (call, variables) -> reads.page(call, type.entity(), Restriction.none()));
            map(
                    path + "/$count",
                    EntitySetRoute.operation(set, "count", set.listDocs()),
                    (call, variables) -> reads.count(call, type.entity(), Restriction.none()));
        }
        map(
                path + ID,
                EntitySetRoute.operation(set, "get", set.getDocs()),
                (call, variables) -> reads.entity(call, type.entity(), variables.id("id"), Restriction.none()));
        alternateKey(set, type)
                .ifPresent(key -> map(
                        path + "(" + key.names().canonical() + "={value})",
                        EntitySetRoute.operation(set, "get", set.getDocs()),
                        (call, variables) -> reads.entity(
                                call,
                                type,
                                String.valueOf(key.attribute()),
                                keyValue(key, variables.literal("value")),
                                Restriction.none())));
        for (Navigation<E> navigation : type.navigations()) {
            if (navigation.addressable() && types.has(navigation, version)) {
                map(set, type, navigation, types.named(navigation.target()), version, path + ID);
            }
        }
    }

    private <E, T> void map(
            EntitySet set,
            GraphType<E> type,
            Navigation<E> navigation,
            GraphType<T> target,
            GraphVersion version,
            String owner) {
        String name = navigation.names().in(version).orElseThrow();
        String path = owner + "/" + name;
        Operation operation = new Operation(
                set.operation() + "." + navigation.names().canonical(),
                set.getDocs(),
                Fidelity.INFERRED,
                set.delegated(),
                set.application());
        NavigationReads<E, T> from = new NavigationReads<>(reads, type, navigation, target);
        if (!navigation.isCollection()) {
            map(path, operation, (call, variables) -> from.one(call, variables.id("id")));
            nested(set, type, navigation, target, version, path);
            return;
        }
        map(path, operation, (call, variables) -> from.page(call, variables.id("id")));
        map(path + "/$count", operation, (call, variables) -> from.count(call, variables.id("id")));
        map(path + NESTED, operation, (call, variables) -> from.one(call, variables.id("id"), variables.id("nested")));
    }

    /** From one entity on to another: {@code requestor/connectedOrganization}. */
    private <E, T> void nested(
            EntitySet set,
            GraphType<E> type,
            Navigation<E> first,
            GraphType<T> middle,
            GraphVersion version,
            String path) {
        for (Navigation<T> second : middle.navigations()) {
            if (second.addressable() && !second.isCollection() && types.has(second, version)) {
                Operation operation = new Operation(
                        set.operation() + "." + first.names().canonical() + "."
                                + second.names().canonical(),
                        set.getDocs(),
                        Fidelity.INFERRED,
                        set.delegated(),
                        set.application());
                NavigationReads<E, T> from = new NavigationReads<>(reads, type, first, middle);
                map(
                        path + "/" + second.names().in(version).orElseThrow(),
                        operation,
                        (call, variables) -> from.on(call, variables.id("id"), second, types.named(second.target())));
            }
        }
    }

    private void map(String path, Operation operation, EntitySetRoute.Answer answer) {
        RequestMappingInfo info = RequestMappingInfo.paths(path)
                .methods(RequestMethod.GET)
                .produces(path.endsWith("/$count") ? MediaType.TEXT_PLAIN_VALUE : MediaType.APPLICATION_JSON_VALUE)
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(info, new EntitySetRoute(operation, answer), ANSWER);
    }

    private static <E> Optional<Property<E>> alternateKey(EntitySet set, GraphType<E> type) {
        List<Property<E>> named = type.properties().stream()
                .filter(property -> property.names().canonical().equals(set.alternateKey()))
                .toList();
        return named.stream().findFirst();
    }

    private static Object keyValue(Property<?> key, String text) {
        return key.kind() == Kind.GUID ? Guids.parse(text) : text;
    }
}

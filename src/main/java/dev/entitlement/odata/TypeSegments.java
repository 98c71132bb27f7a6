package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.KnownSegments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The segments that follow from the declared types: their properties, their navigations, and what is done to them. */
@Component
class TypeSegments implements KnownSegments {

    private static final List<String> OPERATIONS = List.of(
            "$count",
            "$ref",
            "$value",
            "cancel",
            "getApplicablePolicyRequirements",
            "moveToCatalog",
            "refresh",
            "reprocess",
            "resume");

    /** Navigations of Graph's model that lead where the emulator has nothing, by the type that has them. */
    private static final Map<String, List<Names>> UNSERVED = Map.of(
            "accessPackage", List.of(Names.of("incompatibleGroups")),
            "accessPackageAssignmentPolicy",
                    List.of(Names.onlyBeta("customExtensionHandlers"), Names.of("customExtensionStageSettings")),
            "accessPackageCatalog",
                    List.of(
                            Names.of("accessPackageCustomWorkflowExtensions", "customWorkflowExtensions"),
                            Names.onlyBeta("customAccessPackageWorkflowExtensions")),
            "connectedOrganization", List.of(Names.of("externalSponsors"), Names.of("internalSponsors")));

    private final EntitySets sets;
    private final GraphTypes types;

    TypeSegments(EntitySets sets, GraphTypes types) {
        this.sets = sets;
        this.types = types;
    }

    @Override
    public boolean has(GraphVersion version, String set, List<String> followed, String segment) {
        Optional<EntitySet> known = sets.all().stream()
                .filter(each -> each.paths(version).stream().anyMatch(set::equalsIgnoreCase))
                .findFirst();
        if (known.isEmpty()) {
            return true;
        }
        GraphType<?> type = types.named(known.get().type());
        boolean keyNext = false;
        for (String step : followed) {
            if (!keyNext && isUnserved(type, version, step)) {
                return true;
            }
            Navigation<?> navigation = keyNext ? null : navigation(type, version, step);
            if (navigation != null) {
                type = types.named(navigation.target());
            }
            keyNext = navigation != null && navigation.isCollection();
        }
        return keyNext || segment.endsWith(")") || isPartOf(type, version, segment);
    }

    private boolean isPartOf(GraphType<?> type, GraphVersion version, String segment) {
        return OPERATIONS.stream().anyMatch(segment::equalsIgnoreCase)
                || navigation(type, version, segment) != null
                || isUnserved(type, version, segment)
                || type.properties().stream().anyMatch(property -> property.names()
                        .in(version)
                        .filter(segment::equalsIgnoreCase)
                        .isPresent());
    }

    private static boolean isUnserved(GraphType<?> type, GraphVersion version, String segment) {
        return UNSERVED.getOrDefault(type.name(), List.of()).stream()
                .anyMatch(names ->
                        names.in(version).filter(segment::equalsIgnoreCase).isPresent());
    }

    private static @Nullable Navigation<?> navigation(GraphType<?> type, GraphVersion version, String segment) {
        for (Navigation<?> navigation : type.navigations()) {
            if (navigation.names().in(version).filter(segment::equalsIgnoreCase).isPresent()) {
                return navigation;
            }
        }
        return null;
    }
}

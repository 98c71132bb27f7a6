package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumMember;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlSingleton;

/** The declared types and sets of one version as Graph publishes its model: enumerations as such, sets where they are. */
class PublishedModel {

    private static final String ENTITY = "entity";
    private static final String GOVERNANCE = "identityGovernance";
    /** Graph's own name for an object of any members. */
    private static final String DICTIONARY = "Dictionary";

    private static final String MANAGEMENT = "entitlementManagement";

    private final GraphTypes types;
    private final GraphVersion version;
    private final Map<String, CsdlComplexType> complexTypes = new LinkedHashMap<>();
    private final Map<String, CsdlEnumType> enumTypes = new LinkedHashMap<>();

    PublishedModel(GraphTypes types, GraphVersion version) {
        this.types = types;
        this.version = version;
    }

    CsdlSchema schema(EntitySets sets) {
        List<CsdlEntityType> entityTypes = new ArrayList<>();
        entityTypes.add(new CsdlEntityType()
                .setName(ENTITY)
                .setAbstract(true)
                .setKey(List.of(new CsdlPropertyRef().setName("id")))
                .setProperties(List.of(property("id", Kind.GUID).setNullable(false))));
        for (GraphType<?> type : types.all()) {
            type.names().in(version).ifPresent(name -> entityTypes.add(entityType(type, name)));
        }
        entityTypes.add(new CsdlEntityType()
                .setName(MANAGEMENT)
                .setBaseType(GraphEdm.qualified(ENTITY))
                .setNavigationProperties(setsIn(sets)));
        entityTypes.add(new CsdlEntityType()
                .setName(GOVERNANCE)
                .setNavigationProperties(List.of(new CsdlNavigationProperty()
                        .setName(MANAGEMENT)
                        .setType(GraphEdm.qualified(MANAGEMENT))
                        .setContainsTarget(true))));
        return new CsdlSchema()
                .setNamespace(GraphEdm.NAMESPACE)
                .setEnumTypes(List.copyOf(enumTypes.values()))
                .setComplexTypes(List.copyOf(complexTypes.values()))
                .setEntityTypes(entityTypes)
                .setEntityContainer(new CsdlEntityContainer()
                        .setName("GraphService")
                        .setSingletons(List.of(
                                new CsdlSingleton().setName(GOVERNANCE).setType(GraphEdm.qualified(GOVERNANCE)))));
    }

    private List<CsdlNavigationProperty> setsIn(EntitySets sets) {
        List<CsdlNavigationProperty> navigations = new ArrayList<>();
        for (EntitySet set : sets.all()) {
            String type = types.named(set.type()).names().in(version).orElse("");
            for (String path : set.paths(version)) {
                navigations.add(new CsdlNavigationProperty()
                        .setName(path)
                        .setType(GraphEdm.qualified(type))
                        .setCollection(true)
                        .setContainsTarget(true));
            }
        }
        return navigations;
    }

    private CsdlEntityType entityType(GraphType<?> type, String name) {
        List<CsdlNavigationProperty> navigations = new ArrayList<>();
        for (Navigation<?> navigation : type.navigations()) {
            if (types.has(navigation, version)) {
                String target =
                        types.named(navigation.target()).names().in(version).orElseThrow();
                navigations.add(new CsdlNavigationProperty()
                        .setName(navigation.names().in(version).orElseThrow())
                        .setType(GraphEdm.qualified(target))
                        .setCollection(navigation.isCollection()));
            }
        }
        return new CsdlEntityType()
                .setName(name)
                .setBaseType(GraphEdm.qualified(ENTITY))
                .setProperties(properties(type).stream()
                        .filter(property -> !property.getName().equals("id"))
                        .toList())
                .setNavigationProperties(navigations);
    }

    private List<CsdlProperty> properties(Shape<?> shape) {
        List<CsdlProperty> properties = new ArrayList<>();
        for (Property<?> property : shape.properties()) {
            property.names().in(version).ifPresent(name -> properties.add(property(name, property.kind())));
        }
        return properties;
    }

    private CsdlProperty property(String name, Kind kind) {
        Kind single = kind instanceof Kind.CollectionOf collection ? collection.element() : kind;
        return new CsdlProperty().setName(name).setCollection(single != kind).setType(typeOf(single));
    }

    private FullQualifiedName typeOf(Kind kind) {
        if (kind instanceof Kind.Complex<?> complex) {
            return declared(complex.type());
        }
        if (kind instanceof Kind.Enumeration<?> enumeration && isEnumeration(enumeration)) {
            return declared(enumeration);
        }
        if (kind == Kind.UNTYPED) {
            complexTypes.putIfAbsent(
                    DICTIONARY, new CsdlComplexType().setName(DICTIONARY).setOpenType(true));
            return GraphEdm.qualified(DICTIONARY);
        }
        EdmPrimitiveTypeKind primitive =
                switch (kind instanceof Kind.Primitive known ? known : Kind.Primitive.STRING) {
                    case BOOLEAN -> EdmPrimitiveTypeKind.Boolean;
                    case INT32 -> EdmPrimitiveTypeKind.Int32;
                    case DATE_TIME -> EdmPrimitiveTypeKind.DateTimeOffset;
                    case DURATION -> EdmPrimitiveTypeKind.Duration;
                    case STRING, GUID, UNTYPED -> EdmPrimitiveTypeKind.String;
                };
        return primitive.getFullQualifiedName();
    }

    private boolean isEnumeration(Kind.Enumeration<?> enumeration) {
        return switch (enumeration.spelling()) {
            case ENUM -> true;
            case STRING -> false;
            case STRING_IN_BETA -> version == GraphVersion.V1;
        };
    }

    private FullQualifiedName declared(ComplexType<?> type) {
        String name = type.names().in(version).orElse(type.names().canonical());
        if (!complexTypes.containsKey(name)) {
            CsdlComplexType csdl = new CsdlComplexType();
            complexTypes.put(name, csdl);
            csdl.setName(name).setProperties(properties(type));
        }
        return GraphEdm.qualified(name);
    }

    /** A type may know a part of an enumeration only; what knows most of it tells what it is. */
    private FullQualifiedName declared(Kind.Enumeration<?> enumeration) {
        CsdlEnumType csdl = enumTypes.computeIfAbsent(enumeration.name(), name -> new CsdlEnumType().setName(name));
        List<CsdlEnumMember> members = members(enumeration);
        if (members.size() > csdl.getMembers().size()) {
            csdl.setMembers(members);
        }
        return GraphEdm.qualified(enumeration.name());
    }

    /** What came after the enumeration was published stands behind {@code unknownFutureValue}. */
    private static List<CsdlEnumMember> members(Kind.Enumeration<?> enumeration) {
        List<CsdlEnumMember> members = new ArrayList<>();
        List<String> evolved = new ArrayList<>();
        for (Enum<?> member : Objects.requireNonNull(enumeration.type().getEnumConstants())) {
            String name = GraphVersion.V1.nameOf(member);
            if (Enumerations.isEvolved(enumeration, member)) {
                evolved.add(name);
            } else {
                members.add(member(name, members.size()));
            }
        }
        members.add(member(Enumerations.LATER, members.size()));
        evolved.forEach(name -> members.add(member(name, members.size())));
        return members;
    }

    private static CsdlEnumMember member(String name, int value) {
        return new CsdlEnumMember().setName(name).setValue(Integer.toString(value));
    }
}

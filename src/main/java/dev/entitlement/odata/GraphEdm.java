package dev.entitlement.odata;

import dev.entitlement.graph.GraphVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlStructuralType;
import org.jspecify.annotations.Nullable;

/**
 * The declared types of one version as an entity data model to parse {@code $}-options against. Each type has a set of
 * its own name. Enumerations are strings here: Graph's clients write {@code state eq 'delivered'}, not a typed literal.
 */
class GraphEdm extends CsdlAbstractEdmProvider {

    static final String NAMESPACE = "microsoft.graph";

    private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "GraphService");

    private final Map<FullQualifiedName, CsdlEntityType> entityTypes = new LinkedHashMap<>();
    private final Map<FullQualifiedName, CsdlComplexType> complexTypes = new LinkedHashMap<>();
    private final GraphVersion version;

    GraphEdm(GraphTypes types, GraphVersion version) {
        this.version = version;
        for (GraphType<?> type : types.all()) {
            type.names().in(version).ifPresent(name -> {
                CsdlEntityType csdl = new CsdlEntityType();
                csdl.setKey(List.of(new CsdlPropertyRef().setName("id")));
                csdl.setNavigationProperties(navigations(types, type));
                fill(csdl, type, name);
                entityTypes.put(qualified(name), csdl);
            });
        }
    }

    static FullQualifiedName qualified(String name) {
        return new FullQualifiedName(NAMESPACE, name);
    }

    private List<CsdlNavigationProperty> navigations(GraphTypes types, GraphType<?> type) {
        List<CsdlNavigationProperty> navigations = new ArrayList<>();
        for (Navigation<?> navigation : type.navigations()) {
            if (types.has(navigation, version)) {
                String target =
                        types.named(navigation.target()).names().in(version).orElseThrow();
                navigations.add(new CsdlNavigationProperty()
                        .setName(navigation.names().in(version).orElseThrow())
                        .setType(qualified(target))
                        .setCollection(navigation.isCollection()));
            }
        }
        return navigations;
    }

    private void fill(CsdlStructuralType csdl, Shape<?> shape, String name) {
        csdl.setName(name);
        List<CsdlProperty> properties = new ArrayList<>();
        for (Property<?> property : shape.properties()) {
            property.names().in(version).ifPresent(propertyName -> {
                CsdlProperty declared = new CsdlProperty().setName(propertyName);
                Kind kind = property.kind();
                if (kind instanceof Kind.CollectionOf collection) {
                    declared.setCollection(true);
                    kind = collection.element();
                }
                properties.add(declared.setType(typeOf(kind)));
            });
        }
        csdl.setProperties(properties);
    }

    private FullQualifiedName typeOf(Kind kind) {
        if (kind instanceof Kind.Complex<?> complex) {
            return declared(complex.type());
        }
        EdmPrimitiveTypeKind primitive = EdmPrimitiveTypeKind.String;
        if (kind instanceof Kind.Primitive known) {
            primitive = switch (known) {
                case STRING, GUID, UNTYPED -> EdmPrimitiveTypeKind.String;
                case BOOLEAN -> EdmPrimitiveTypeKind.Boolean;
                case INT32 -> EdmPrimitiveTypeKind.Int32;
                case DATE_TIME -> EdmPrimitiveTypeKind.DateTimeOffset;
                case DURATION -> EdmPrimitiveTypeKind.Duration;
            };
        }
        return primitive.getFullQualifiedName();
    }

    private FullQualifiedName declared(ComplexType<?> type) {
        Optional<String> name = type.names().in(version);
        FullQualifiedName qualified = qualified(name.orElse(type.names().canonical()));
        if (!complexTypes.containsKey(qualified)) {
            CsdlComplexType csdl = new CsdlComplexType();
            complexTypes.put(qualified, csdl);
            fill(csdl, type, qualified.getName());
        }
        return qualified;
    }

    @Override
    public @Nullable CsdlEntityType getEntityType(FullQualifiedName name) {
        return entityTypes.get(name);
    }

    @Override
    public @Nullable CsdlComplexType getComplexType(FullQualifiedName name) {
        return complexTypes.get(name);
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer()
                .setName(CONTAINER.getName())
                .setEntitySets(entityTypes.keySet().stream()
                        .map(FullQualifiedName::getName)
                        .map(this::setOf)
                        .toList());
    }

    @Override
    public @Nullable CsdlEntityContainerInfo getEntityContainerInfo(@Nullable FullQualifiedName name) {
        return name == null || name.equals(CONTAINER)
                ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
                : null;
    }

    @Override
    public @Nullable CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return entityTypes.containsKey(qualified(name)) ? setOf(name) : null;
    }

    private CsdlEntitySet setOf(String name) {
        return new CsdlEntitySet().setName(name).setType(qualified(name));
    }
}

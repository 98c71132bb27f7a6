package dev.entitlement.odata;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmComplexType;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmNavigationProperty;
import org.apache.olingo.commons.api.edm.EdmProperty;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.core.edm.EdmComplexTypeImpl;
import org.apache.olingo.commons.core.edm.EdmEntityTypeImpl;
import org.apache.olingo.commons.core.edm.EdmProviderImpl;
import org.jspecify.annotations.Nullable;

/** A model whose properties are found in whatever case they are written, as Graph finds {@code target/objectid}. */
class AnyCaseEdm extends EdmProviderImpl {

    private final GraphEdm provider;

    AnyCaseEdm(GraphEdm provider) {
        super(provider);
        this.provider = provider;
    }

    @Override
    public @Nullable EdmEntityType createEntityType(FullQualifiedName name) {
        CsdlEntityType declared = provider.getEntityType(name);
        return declared == null ? null : new AnyCaseEntityType(this, name, declared);
    }

    @Override
    public @Nullable EdmComplexType createComplexType(FullQualifiedName name) {
        CsdlComplexType declared = provider.getComplexType(name);
        return declared == null ? null : new AnyCaseComplexType(this, name, declared);
    }

    private static <T> Map<String, String> spelled(List<T> declared, Function<T, String> name) {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        declared.forEach(each -> names.put(name.apply(each), name.apply(each)));
        return names;
    }

    private static final class AnyCaseEntityType extends EdmEntityTypeImpl {

        private final Map<String, String> names;

        AnyCaseEntityType(Edm edm, FullQualifiedName name, CsdlEntityType declared) {
            super(edm, name, declared);
            names = spelled(declared.getProperties(), property -> property.getName());
            names.putAll(spelled(declared.getNavigationProperties(), navigation -> navigation.getName()));
        }

        @Override
        public @Nullable EdmProperty getStructuralProperty(@Nullable String name) {
            return name == null ? null : super.getStructuralProperty(names.getOrDefault(name, name));
        }

        @Override
        public @Nullable EdmNavigationProperty getNavigationProperty(@Nullable String name) {
            return name == null ? null : super.getNavigationProperty(names.getOrDefault(name, name));
        }
    }

    private static final class AnyCaseComplexType extends EdmComplexTypeImpl {

        private final Map<String, String> names;

        AnyCaseComplexType(Edm edm, FullQualifiedName name, CsdlComplexType declared) {
            super(edm, name, declared);
            names = spelled(declared.getProperties(), property -> property.getName());
        }

        @Override
        public @Nullable EdmProperty getStructuralProperty(@Nullable String name) {
            return name == null ? null : super.getStructuralProperty(names.getOrDefault(name, name));
        }
    }
}

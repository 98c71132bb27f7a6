package dev.entitlement.odata;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.GraphVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.serializer.SerializerException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code $metadata}: the emulated part of Graph's model, written once for each version. */
@RestController
class MetadataController {

    private final Map<GraphVersion, Supplier<byte[]>> documents = new EnumMap<>(GraphVersion.class);

    MetadataController(GraphTypes types, EntitySets sets) {
        for (GraphVersion version : GraphVersion.values()) {
            documents.put(
                    version, SingletonSupplier.of(() -> document(new PublishedModel(types, version).schema(sets))));
        }
    }

    @GraphOperation(
            value = "metadata.get",
            docs = "https://learn.microsoft.com/graph/traverse-the-graph#microsoft-graph-api-metadata",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {},
            application = {},
            anyCaller = true)
    @GetMapping({"/beta/$metadata", "/v1.0/$metadata"})
    ResponseEntity<byte[]> metadata(GraphVersion version) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(Objects.requireNonNull(documents.get(version)).get());
    }

    private static byte[] document(CsdlSchema schema) {
        OData odata = OData.newInstance();
        try {
            return odata.createSerializer(ContentType.APPLICATION_XML)
                    .metadataDocument(odata.createServiceMetadata(new SchemaProvider(schema), List.of()))
                    .getContent()
                    .readAllBytes();
        } catch (SerializerException inconsistent) {
            throw new IllegalStateException("The declared types make no model", inconsistent);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All that the serializer asks for. */
    private static final class SchemaProvider extends CsdlAbstractEdmProvider {

        private final CsdlSchema schema;

        SchemaProvider(CsdlSchema schema) {
            this.schema = schema;
        }

        @Override
        public List<CsdlSchema> getSchemas() {
            return List.of(schema);
        }

        @Override
        public CsdlEntityContainer getEntityContainer() {
            return schema.getEntityContainer();
        }

        @Override
        public CsdlEntityType getEntityType(FullQualifiedName name) {
            return schema.getEntityType(name.getName());
        }
    }
}

package dev.entitlement.catalog;

import dev.entitlement.odata.Body;
import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A catalog: the container of access packages and of the resources that they can hand out.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagecatalog">accessPackageCatalog</a>
 */
@Entity
final class Catalog {

    @EmbeddedId
    private TenantKey key;

    private String displayName;
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private CatalogState state;

    @Enumerated(EnumType.STRING)
    private CatalogType type;

    private boolean externallyVisible;
    private @Nullable String uniqueName;

    @Embedded
    private Audit audit;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    Catalog() {}

    Catalog(TenantKey key, String displayName, @Nullable String description, Audit audit) {
        this.key = key;
        this.displayName = displayName;
        this.description = description;
        this.state = CatalogState.PUBLISHED;
        this.type = CatalogType.USER_MANAGED;
        this.audit = audit;
    }

    /** @throws dev.entitlement.graph.GraphException 400 for a body without name or with text too long */
    Catalog(TenantKey key, Body body, Author author) {
        this(key, body.requiredString("displayName", 256), null, Audit.of(author));
        describe(body);
    }

    /** Changes what the body names. */
    void change(Body body, Author author) {
        if (body.has("displayName")) {
            displayName = body.requiredString("displayName", 256);
        }
        describe(body);
        audit = audit.changedBy(author);
    }

    /** Changes what the entry names. */
    void change(CatalogSeed.Entry entry, Author seed) {
        displayName = entry.displayName();
        description = entry.description() == null ? description : entry.description();
        state = entry.state() == null ? state : entry.state();
        type = entry.type() == null ? type : entry.type();
        externallyVisible = entry.externallyVisible() == null ? externallyVisible : entry.externallyVisible();
        uniqueName = entry.uniqueName() == null ? uniqueName : entry.uniqueName();
        audit = entry.audit() == null ? audit : SeededAudit.from(entry.audit(), seed);
    }

    private void describe(Body body) {
        if (body.has("description")) {
            description = body.string("description", 4000);
        }
        if (body.has("uniqueName")) {
            uniqueName = body.textOrNull("uniqueName", 256);
        }
        CatalogState wanted = body.enumeration("catalogStatus", CatalogState.class);
        if (wanted != null) {
            state = wanted;
        }
        externallyVisible = body.bool("isExternallyVisible", externallyVisible);
    }

    UUID id() {
        return key.id();
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String description() {
        return description;
    }

    CatalogState state() {
        return state;
    }

    CatalogType type() {
        return type;
    }

    boolean externallyVisible() {
        return externallyVisible;
    }

    @Nullable
    String uniqueName() {
        return uniqueName;
    }

    Audit audit() {
        return audit;
    }
}

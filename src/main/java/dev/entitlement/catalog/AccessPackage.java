package dev.entitlement.catalog;

import dev.entitlement.odata.Body;
import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An access package: the resource roles that are requested and handed out together.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackage">accessPackage</a>
 */
@Entity
final class AccessPackage {

    @EmbeddedId
    private TenantKey key;

    private UUID catalogId;
    private String displayName;
    private @Nullable String description;
    private boolean hidden;
    private boolean roleScopesVisible;
    private @Nullable String uniqueName;

    @Embedded
    private Audit audit;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AccessPackage() {}

    AccessPackage(TenantKey key, UUID catalogId, String displayName, @Nullable String description, Audit audit) {
        this.key = key;
        this.catalogId = catalogId;
        this.displayName = displayName;
        this.description = description;
        this.audit = audit;
    }

    /** @throws dev.entitlement.graph.GraphException 400 for a body without name or with text too long */
    AccessPackage(TenantKey key, UUID catalogId, Body body, Author author) {
        this(key, catalogId, body.requiredString("displayName", 256), null, Audit.of(author));
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
    void change(PackageSeed.Entry entry, Author seed) {
        displayName = entry.displayName();
        description = entry.description() == null ? description : entry.description();
        hidden = entry.hidden() == null ? hidden : entry.hidden();
        roleScopesVisible = entry.roleScopesVisible() == null ? roleScopesVisible : entry.roleScopesVisible();
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
        hidden = body.bool("isHidden", hidden);
        roleScopesVisible = body.bool("isRoleScopesVisible", roleScopesVisible);
    }

    UUID tenantId() {
        return key.tenantId();
    }

    UUID id() {
        return key.id();
    }

    UUID catalogId() {
        return catalogId;
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String description() {
        return description;
    }

    boolean hidden() {
        return hidden;
    }

    boolean roleScopesVisible() {
        return roleScopesVisible;
    }

    @Nullable
    String uniqueName() {
        return uniqueName;
    }

    Audit audit() {
        return audit;
    }
}

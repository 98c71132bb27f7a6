package dev.entitlement.catalog;

import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy of an access package: by whom it can be requested, who approves, when access ends.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentpolicy">accessPackageAssignmentPolicy</a>
 */
@Entity
public final class AssignmentPolicy {

    @EmbeddedId
    private TenantKey key;

    private UUID accessPackageId;
    private UUID catalogId;
    private String displayName;
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private AllowedTargetScope scope;

    @SuppressWarnings("UnusedVariable") // read by queries
    private boolean selfService;

    @Convert(converter = PolicyTermsConverter.class)
    private PolicyTerms terms;

    @Embedded
    private Audit audit;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AssignmentPolicy() {}

    AssignmentPolicy(
            TenantKey key,
            AccessPackage of,
            String displayName,
            @Nullable String description,
            PolicyTerms terms,
            Audit audit) {
        this.key = key;
        this.accessPackageId = of.id();
        this.catalogId = of.catalogId();
        this.displayName = displayName;
        this.description = description;
        this.scope = terms.scope();
        this.selfService = terms.requestor().enableTargetsToSelfAddAccess();
        this.terms = terms;
        this.audit = audit;
    }

    /** Replaces everything but its place. */
    void replace(String displayName, @Nullable String description, PolicyTerms terms, Author author) {
        this.displayName = displayName;
        this.description = description;
        this.scope = terms.scope();
        this.selfService = terms.requestor().enableTargetsToSelfAddAccess();
        this.terms = terms;
        this.audit = audit.changedBy(author);
    }

    /** Says who made and changed it, as a seed has it. */
    void sign(Audit audit) {
        this.audit = audit;
    }

    /** Unique within the tenant. */
    public UUID id() {
        return key.id();
    }

    /** The access package whose policy it is. */
    public UUID accessPackageId() {
        return accessPackageId;
    }

    /** The catalog that the access package is in. */
    public UUID catalogId() {
        return catalogId;
    }

    /** The name, for people. */
    public String displayName() {
        return displayName;
    }

    /** What it is for, for people. */
    public @Nullable String description() {
        return description;
    }

    /** Who may be given access. */
    public AllowedTargetScope scope() {
        return scope;
    }

    /** What it says. */
    public PolicyTerms terms() {
        return terms;
    }

    Audit audit() {
        return audit;
    }
}

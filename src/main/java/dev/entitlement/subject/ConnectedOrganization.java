package dev.entitlement.subject;

import dev.entitlement.odata.Body;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another organization, whose users can ask for access.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/connectedorganization">connectedOrganization</a>
 */
@Entity
final class ConnectedOrganization {

    /** Whether policies for all configured organizations mean it. */
    enum State {
        CONFIGURED,
        PROPOSED
    }

    @EmbeddedId
    private TenantKey key;

    private String displayName;
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private State state = State.CONFIGURED;

    @Convert(converter = IdentitySourcesConverter.class)
    private List<IdentitySource> identitySources = List.of();

    @Embedded
    private Audit audit;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ConnectedOrganization() {}

    /** @throws dev.entitlement.graph.GraphException 400 for a body without name or with text too long */
    ConnectedOrganization(TenantKey key, Body body, Author author) {
        this.key = key;
        this.displayName = body.requiredString("displayName", 256);
        this.identitySources = IdentitySource.allOf(body);
        this.audit = Audit.of(author);
        describe(body);
    }

    /** An organization of a seed. */
    ConnectedOrganization(TenantKey key, ConnectedOrganizationSeed.Entry entry, Author seed) {
        this.key = key;
        this.displayName = entry.displayName();
        this.audit = Audit.of(seed);
        change(entry, seed);
    }

    /** Changes what the entry names. */
    final void change(ConnectedOrganizationSeed.Entry entry, Author seed) {
        displayName = entry.displayName();
        description = entry.description() == null ? description : entry.description();
        state = entry.state() == null ? state : entry.state();
        identitySources = entry.identitySources() == null ? identitySources : List.copyOf(entry.identitySources());
        audit = entry.audit() == null ? audit : SeededAudit.from(entry.audit(), seed);
    }

    /** All of it, as a seed writes it. */
    ConnectedOrganizationSeed.Entry toEntry() {
        return new ConnectedOrganizationSeed.Entry(
                key.id(), displayName, description, state, identitySources, SeededAudit.of(audit));
    }

    /** Changes what the body names; identity sources stay what they are. */
    void change(Body body, Author author) {
        if (body.has("displayName")) {
            displayName = body.requiredString("displayName", 256);
        }
        describe(body);
        audit = audit.changedBy(author);
    }

    private void describe(Body body) {
        if (body.has("description")) {
            description = body.string("description", 4000);
        }
        State wanted = body.enumeration("state", State.class);
        if (wanted != null) {
            state = wanted;
        }
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

    State state() {
        return state;
    }

    List<IdentitySource> identitySources() {
        return identitySources;
    }

    Audit audit() {
        return audit;
    }
}

package dev.entitlement.subject;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedReference;
import dev.entitlement.tenant.DirectoryNames;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By which names a seed may refer to subjects and connected organizations. */
@Component
public class SubjectNames {

    private static final String SECTION = "subjects";

    private final SubjectRepository subjects;
    private final ConnectedOrganizationRepository organizations;
    private final DirectoryNames directory;
    private final Tenants tenants;

    SubjectNames(
            SubjectRepository subjects,
            ConnectedOrganizationRepository organizations,
            DirectoryNames directory,
            Tenants tenants) {
        this.subjects = subjects;
        this.organizations = organizations;
        this.directory = directory;
        this.tenants = tenants;
    }

    record NamedSubject(
            UUID id, @Nullable UUID objectId, @Nullable String email) {}

    record NamedOrganization(UUID id, String displayName) {}

    /** Connected organizations: by display name. */
    public SeedNames organizations(SeedLoad load) {
        return load.names("connectedOrganization", () -> {
            SeedNames names = new SeedNames("connected organization");
            organizations
                    .findNames(load.tenantId())
                    .forEach(organization -> names.add(organization.id(), organization.displayName()));
            return names;
        });
    }

    /**
     * The subject that a reference means: by its own id or the mail address it came with, or by any name of a user of the
     * directory, who becomes a subject if need be.
     *
     * @throws dev.entitlement.control.SeedRefused when there is nobody of that name, or more than one
     */
    public UUID subject(SeedLoad load, SeedReference reference) {
        SeedNames users = directory.users(load);
        Optional<UUID> user = users.find(reference);
        if (user.isPresent()) {
            return ofUser(load, user.get());
        }
        return subjects(load).find(reference).orElseGet(() -> users.resolve(reference));
    }

    /** The subject that a user of the directory is, made if need be. */
    UUID ofUser(SeedLoad load, UUID objectId) {
        return subjects(load).byFirstName(objectId.toString()).orElseGet(() -> {
            DirectoryUser user = tenants.user(load.tenantId(), objectId).orElseThrow();
            UUID id = load.derived(SECTION, objectId.toString());
            Subject made = subjects.save(Subject.of(id, user));
            add(subjects(load), id, objectId, made.email());
            return id;
        });
    }

    /** Subjects: by object id, or by mail address. */
    SeedNames subjects(SeedLoad load) {
        return load.names("subject", () -> {
            SeedNames names = new SeedNames("subject");
            subjects.findNames(load.tenantId())
                    .forEach(subject -> add(names, subject.id(), subject.objectId(), subject.email()));
            return names;
        });
    }

    /** @param objectId null for somebody whom the directory does not have */
    static void add(SeedNames names, UUID id, @Nullable UUID objectId, @Nullable String email) {
        names.add(id, objectId == null ? null : objectId.toString(), email);
    }
}

package dev.entitlement.subject;

import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedRefused;
import dev.entitlement.control.SeedSection;
import dev.entitlement.tenant.DirectoryNames;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The seed's {@code subjects}: people from elsewhere, and users of the directory as entitlement management knows them.
 * Users need no entry here to be asked for.
 */
@Component
@Order(50)
class SubjectSeed implements SeedSection<SubjectSeed.Entry> {

    /**
     * @param id the subject's id, which is not its object id; that of the subject with this user or mail address, or
     *     following from it, when left out
     * @param user the user of the directory that it is
     * @param objectId id in the directory of who is no user of the document: somebody from elsewhere who has been brought in
     * @param email the mail address; the user's principal name when left out
     * @param displayName the name, for people; the user's when left out
     * @param principalName the name to sign in with; the user's when left out
     * @param type {@code user} when left out
     * @param lifecycle whether entitlement management decides on the account; {@code notGoverned} for users when left out,
     *     {@code governed} for others
     * @param connectedOrganization the organization that somebody comes from
     */
    record Entry(
            @Nullable UUID id,
            @Nullable SeedReference user,
            @Nullable UUID objectId,
            @Longest(320) @Nullable String email,
            @Nullable String displayName,
            @Longest(320) @Nullable String principalName,
            @Nullable SubjectType type,
            @Nullable SubjectLifecycle lifecycle,
            @Nullable SeedReference connectedOrganization) {

        Entry {
            if (id == null && user == null && objectId == null && email == null) {
                throw new IllegalArgumentException("a subject has an id, a user, an objectId or an email");
            }
            if (user != null && objectId != null) {
                throw new IllegalArgumentException("a subject is a user of the directory or has an objectId, not both");
            }
        }
    }

    private final SubjectRepository subjects;
    private final SubjectNames names;
    private final DirectoryNames directory;
    private final Tenants tenants;

    SubjectSeed(SubjectRepository subjects, SubjectNames names, DirectoryNames directory, Tenants tenants) {
        this.subjects = subjects;
        this.names = names;
        this.directory = directory;
        this.tenants = tenants;
    }

    @Override
    public String name() {
        return "subjects";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(SeedLoad load, List<Entry> entries) {
        load.each(entries, entry -> load(load, entry));
    }

    private void load(SeedLoad load, Entry entry) {
        UUID objectId =
                entry.user() == null ? entry.objectId() : directory.users(load).resolve(entry.user());
        UUID organization = entry.connectedOrganization() == null
                ? null
                : names.organizations(load).resolve(entry.connectedOrganization());
        SeedNames known = names.subjects(load);
        Optional<UUID> bearer = objectId != null
                ? known.byFirstName(objectId.toString())
                : Optional.ofNullable(entry.email()).flatMap(email -> known.byName(entry, email));
        UUID id =
                entry.id() != null ? entry.id() : bearer.orElseGet(() -> load.derived(name(), keyOf(entry, objectId)));
        if (objectId != null && bearer.isPresent() && !bearer.get().equals(id)) {
            throw new SeedRefused(
                    entry, "there is another subject with the object id " + objectId + ", " + bearer.get());
        }
        load.only(name(), entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        Subject subject;
        if (known.has(id)) {
            subject = subjects.findById(key).orElseThrow();
            load.updated(name(), id);
        } else {
            subject = subjects.save(made(key, objectId, entry));
            load.created(name(), id);
        }
        subject.change(entry, objectId, organization);
        SubjectNames.add(known, id, objectId, subject.email());
    }

    private Subject made(TenantKey key, @Nullable UUID objectId, Entry entry) {
        Optional<DirectoryUser> user = Optional.ofNullable(objectId).flatMap(id -> tenants.user(key.tenantId(), id));
        if (user.isPresent()) {
            return Subject.of(key.id(), user.get());
        }
        if (entry.email() == null && objectId == null) {
            throw new IllegalArgumentException("a subject from elsewhere has an email");
        }
        return Subject.outside(key, entry.email());
    }

    private static String keyOf(Entry entry, @Nullable UUID objectId) {
        return objectId == null ? String.valueOf(entry.email()).toLowerCase(Locale.ROOT) : objectId.toString();
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        return subjects.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(Subject::toEntry)
                .toList();
    }
}

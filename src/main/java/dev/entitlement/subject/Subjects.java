package dev.entitlement.subject;

import dev.entitlement.graph.GraphException;
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The subjects of a tenant. One comes into being when somebody is first asked for, and stays. */
@Service
@Transactional
public class Subjects {

    private final SubjectRepository subjects;
    private final Tenants tenants;

    Subjects(SubjectRepository subjects, Tenants tenants) {
        this.subjects = subjects;
        this.tenants = tenants;
    }

    /** The subject with this id. */
    @Transactional(readOnly = true)
    public Optional<Subject> find(UUID tenantId, UUID id) {
        return subjects.findById(new TenantKey(tenantId, id));
    }

    /** The subject that a user of the directory is, if that user was ever asked for. */
    @Transactional(readOnly = true)
    public Optional<Subject> known(UUID tenantId, UUID objectId) {
        return subjects.findByKeyTenantIdAndObjectId(tenantId, objectId);
    }

    /**
     * The subject that a user of the directory is, made if need be.
     *
     * @param objectId id of the user
     * @return empty when the directory has no such user
     */
    public Optional<Subject> ofUser(UUID tenantId, UUID objectId) {
        Optional<Subject> known = known(tenantId, objectId);
        // Whoever makes it holds the user, so that two callers at once make one subject.
        return known.isPresent()
                ? known
                : tenants.holdUser(tenantId, objectId).map(user -> known(tenantId, objectId)
                        .orElseGet(() -> subjects.save(Subject.of(UUID.randomUUID(), user))));
    }

    /**
     * The subject with this mail address, made if need be; it has no object id until {@link #arrive}.
     *
     * @param email in any case
     */
    public Subject ofEmail(UUID tenantId, String email) {
        String address = email.toLowerCase(Locale.ROOT);
        return subjects.findByKeyTenantIdAndEmail(tenantId, address).orElseGet(() -> {
            tenants.hold(tenantId);
            return subjects.findByKeyTenantIdAndEmail(tenantId, address)
                    .orElseGet(
                            () -> subjects.save(Subject.outside(new TenantKey(tenantId, UUID.randomUUID()), address)));
        });
    }

    /** Holds a subject until the caller's transaction ends: who else wants to, waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID tenantId, UUID id) {
        if (subjects.findForUpdate(new TenantKey(tenantId, id)).isEmpty()) {
            throw new IllegalStateException("There is no subject " + id);
        }
    }

    /**
     * Decides on the life of a subject's account.
     *
     * @throws GraphException 404 for a subject that is not there
     */
    void govern(UUID tenantId, UUID id, SubjectLifecycle lifecycle) {
        subjects.findForUpdate(new TenantKey(tenantId, id))
                .orElseThrow(Subjects::notFound)
                .govern(lifecycle);
    }

    /**
     * Decides on the life of a user's account.
     *
     * @param objectId id of the user
     * @throws GraphException 404 for a user who was never asked for
     */
    void governUser(UUID tenantId, UUID objectId, SubjectLifecycle lifecycle) {
        govern(
                tenantId,
                known(tenantId, objectId).orElseThrow(Subjects::notFound).id(),
                lifecycle);
    }

    private static GraphException notFound() {
        return GraphException.notFound("SubjectNotFound", "The subject was not found.");
    }

    /** Delivers somebody from outside into the directory; does nothing for who is there already. */
    public void arrive(UUID tenantId, UUID id) {
        find(tenantId, id).ifPresent(subject -> subject.arriveAs(UUID.randomUUID()));
    }
}

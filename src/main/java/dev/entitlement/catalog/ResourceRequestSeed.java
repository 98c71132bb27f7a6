package dev.entitlement.catalog;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedReference;
import dev.entitlement.subject.SubjectNames;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code resourceRequests} of a seed's catalog: history, from which nothing follows. */
@Component
class ResourceRequestSeed {

    private static final String SECTION = "resourceRequests";

    /**
     * A request that has been carried out.
     *
     * @param id following from the catalog and from how many there are when left out
     * @param requestType {@code adminAdd} when left out
     * @param resource id of the resource, which may be gone; none for a request that was only to be checked
     * @param requestor the subject who asked; nobody for an app
     * @param validationOnly whether it was only to be checked; false when left out
     * @param justification why
     * @param createdAt now when left out
     */
    record Entry(
            @Nullable UUID id,
            @Nullable ResourceRequestType requestType,
            @Nullable UUID resource,
            @Nullable SeedReference requestor,
            @Nullable Boolean validationOnly,
            @Longest(4000) @Nullable String justification,
            @Nullable PointInTime createdAt) {}

    private final ResourceRequestRepository requests;
    private final SubjectNames subjects;

    ResourceRequestSeed(ResourceRequestRepository requests, SubjectNames subjects) {
        this.requests = requests;
        this.subjects = subjects;
    }

    void load(SeedLoad load, UUID catalogId, @Nullable List<Entry> entries) {
        load.each(entries, entry -> load(load, catalogId, entry));
    }

    private void load(SeedLoad load, UUID catalogId, Entry entry) {
        UUID id = entry.id() != null
                ? entry.id()
                : load.another(SECTION, catalogId.toString(), candidate -> requests.findById(
                                new TenantKey(load.tenantId(), candidate))
                        .isPresent());
        load.only(SECTION, entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        boolean there = requests.findById(key).isPresent();
        UUID requestor = entry.requestor() == null ? null : subjects.subject(load, entry.requestor());
        if (there) {
            requests.deleteById(key);
            requests.flush();
        }
        requests.save(new ResourceRequest(
                key,
                catalogId,
                entry.requestType() == null ? ResourceRequestType.ADMIN_ADD : entry.requestType(),
                entry.resource(),
                requestor,
                Boolean.TRUE.equals(entry.validationOnly()),
                entry.justification(),
                entry.createdAt() == null ? load.now() : entry.createdAt().from(load.now())));
        if (there) {
            load.updated(SECTION, id);
        } else {
            load.created(SECTION, id);
        }
    }
}

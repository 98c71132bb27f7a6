package dev.entitlement.tenant;

import dev.entitlement.control.SeedReference;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group of the tenant's directory. Its members are users; groups within groups do not exist here. */
@Entity
public final class DirectoryGroup {

    @EmbeddedId
    private TenantKey key;

    private String displayName;

    @ElementCollection
    @CollectionTable(
            name = "directory_group_member",
            joinColumns = {
                @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"),
                @JoinColumn(name = "group_id", referencedColumnName = "id")
            })
    @Column(name = "user_id")
    private Set<UUID> members;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    DirectoryGroup() {}

    DirectoryGroup(TenantKey key, String displayName, Set<UUID> members) {
        this.key = key;
        this.displayName = displayName;
        this.members = new HashSet<>(members);
    }

    /** Changes name and members. */
    void change(String displayName, Set<UUID> members) {
        this.displayName = displayName;
        this.members.retainAll(members);
        this.members.addAll(members);
    }

    /** All of it, as a seed writes it. */
    DirectoryGroupSeed.Entry toEntry() {
        return new DirectoryGroupSeed.Entry(
                key.id(),
                displayName,
                members.stream()
                        .sorted(Comparator.comparing(UUID::toString))
                        .map(SeedReference::to)
                        .toList());
    }

    /** The group's key; its id is the object id. */
    public TenantKey key() {
        return key;
    }

    /** The group's name, for people. */
    public String displayName() {
        return displayName;
    }
}

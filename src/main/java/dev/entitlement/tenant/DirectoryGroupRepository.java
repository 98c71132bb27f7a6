package dev.entitlement.tenant;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DirectoryGroupRepository extends JpaRepository<DirectoryGroup, TenantKey> {

    @Query("select count(g) > 0 from DirectoryGroup g join g.members m where g.key = ?1 and m = ?2")
    boolean hasMember(TenantKey group, UUID userId);

    @Query("select new dev.entitlement.tenant.DirectoryNames$NamedGroup(g.key.id, g.displayName)"
            + " from DirectoryGroup g where g.key.tenantId = :tenantId")
    List<DirectoryNames.NamedGroup> findNames(UUID tenantId);

    @Query("select distinct g from DirectoryGroup g left join fetch g.members where g.key.tenantId = :tenantId"
            + " order by g.key.id")
    List<DirectoryGroup> findWithMembers(UUID tenantId);
}

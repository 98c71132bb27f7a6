package dev.entitlement.tenant;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DirectoryGroupRepository extends JpaRepository<DirectoryGroup, TenantKey> {

    @Query("select count(g) > 0 from DirectoryGroup g join g.members m where g.key = ?1 and m = ?2")
    boolean hasMember(TenantKey group, UUID userId);
}

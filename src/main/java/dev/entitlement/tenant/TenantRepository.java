package dev.entitlement.tenant;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface TenantRepository extends JpaRepository<Tenant, UUID> {

    Optional<Tenant> findByDomain(String domain);

    Optional<Tenant> findFirstByDomainOrAlias(String domain, String alias);

    @Query("select t from Tenant t where t.id > :after order by t.id")
    List<Tenant> findAfter(UUID after, Limit limit);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Tenant t where t.id = :id")
    Optional<Tenant> findForUpdate(UUID id);
}

package dev.entitlement.subject;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ConnectedOrganizationRepository extends JpaRepository<ConnectedOrganization, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from ConnectedOrganization o where o.key = :key")
    Optional<ConnectedOrganization> findForUpdate(TenantKey key);

    @Query("select new dev.entitlement.subject.SubjectNames$NamedOrganization(o.key.id, o.displayName)"
            + " from ConnectedOrganization o where o.key.tenantId = :tenantId")
    List<SubjectNames.NamedOrganization> findNames(UUID tenantId);

    List<ConnectedOrganization> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}

package dev.entitlement.subject;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ConnectedOrganizationRepository extends JpaRepository<ConnectedOrganization, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from ConnectedOrganization o where o.key = :key")
    Optional<ConnectedOrganization> findForUpdate(TenantKey key);
}

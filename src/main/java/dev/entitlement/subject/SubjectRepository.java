package dev.entitlement.subject;

import dev.entitlement.tenant.TenantKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface SubjectRepository extends JpaRepository<Subject, TenantKey> {

    Optional<Subject> findByKeyTenantIdAndObjectId(UUID tenantId, UUID objectId);

    Optional<Subject> findByKeyTenantIdAndEmail(UUID tenantId, String email);
}

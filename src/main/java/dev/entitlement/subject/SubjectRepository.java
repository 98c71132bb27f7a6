package dev.entitlement.subject;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface SubjectRepository extends JpaRepository<Subject, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Subject s where s.key = :key")
    Optional<Subject> findForUpdate(TenantKey key);

    Optional<Subject> findByKeyTenantIdAndObjectId(UUID tenantId, UUID objectId);

    Optional<Subject> findByKeyTenantIdAndEmail(UUID tenantId, String email);

    @Query("select new dev.entitlement.subject.SubjectNames$NamedSubject(s.key.id, s.objectId, s.email)"
            + " from Subject s where s.key.tenantId = :tenantId")
    List<SubjectNames.NamedSubject> findNames(UUID tenantId);

    List<Subject> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}

package dev.entitlement.approval;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ApprovalStageRepository extends JpaRepository<ApprovalStage, TenantKey> {

    List<ApprovalStage> findByKeyTenantIdAndApprovalIdOrderByPosition(UUID tenantId, UUID approvalId);

    /** The approval that a stage is of, without loading the stage: its request is to be held first. */
    @Query("select s.approvalId from ApprovalStage s where s.key = :key")
    Optional<UUID> findApprovalId(TenantKey key);

    List<ApprovalStage> findByKeyTenantIdOrderByPosition(UUID tenantId);
}

package dev.entitlement.approval;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ApprovalApproverRepository extends JpaRepository<ApprovalApprover, ApproverKey> {

    List<ApprovalApprover> findByKeyTenantIdAndKeyStageId(UUID tenantId, UUID stageId);

    List<ApprovalApprover> findByKeyTenantId(UUID tenantId);
}

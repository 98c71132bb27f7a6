package dev.entitlement.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * Names an approver of a stage.
 *
 * @param principalId object id of a user, or of a group whose members approve
 * @param escalation whether they are asked only when others have not decided
 */
@Embeddable
record ApproverKey(
        @Column(name = "tenant_id", nullable = false) UUID tenantId,
        @Column(name = "stage_id", nullable = false) UUID stageId,
        @Column(name = "principal_id", nullable = false) UUID principalId,
        @Column(nullable = false) boolean escalation) {}

package dev.entitlement.approval;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** Somebody who may decide at a stage: a user, or the members of a group. */
@Entity
final class ApprovalApprover {

    @EmbeddedId
    private ApproverKey key;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ApprovalApprover() {}

    ApprovalApprover(ApproverKey key) {
        this.key = key;
    }

    ApproverKey key() {
        return key;
    }
}

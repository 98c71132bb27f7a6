package dev.entitlement.request;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface RequestTransitionRepository extends JpaRepository<RequestTransition, UUID> {

    List<RequestTransition> findByTenantIdAndRequestIdOrderByPosition(UUID tenantId, UUID requestId);
}

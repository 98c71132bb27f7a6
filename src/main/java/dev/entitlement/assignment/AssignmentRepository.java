package dev.entitlement.assignment;

import dev.entitlement.tenant.TenantKey;
import org.springframework.data.jpa.repository.JpaRepository;

interface AssignmentRepository extends JpaRepository<Assignment, TenantKey> {}

package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccessPackageResourceRoleRepository extends JpaRepository<AccessPackageResourceRole, TenantKey> {}

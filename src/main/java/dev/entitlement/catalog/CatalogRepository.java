package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import org.springframework.data.jpa.repository.JpaRepository;

interface CatalogRepository extends JpaRepository<Catalog, TenantKey> {}

package dev.entitlement.tenant;

import org.springframework.data.jpa.repository.JpaRepository;

interface DirectoryUserRepository extends JpaRepository<DirectoryUser, TenantKey> {}

package dev.entitlement.tenant;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DirectoryUserRepository extends JpaRepository<DirectoryUser, TenantKey> {

    Optional<DirectoryUser> findByKeyTenantIdAndSignInName(UUID tenantId, String signInName);
}

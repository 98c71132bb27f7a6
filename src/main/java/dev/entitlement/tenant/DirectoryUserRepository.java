package dev.entitlement.tenant;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface DirectoryUserRepository extends JpaRepository<DirectoryUser, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from DirectoryUser u where u.key = :key")
    Optional<DirectoryUser> findForUpdate(TenantKey key);

    List<DirectoryUser> findByKeyTenantIdInOrderByKeyTenantIdAscSignInName(Collection<UUID> tenantIds, Limit limit);

    List<DirectoryUser> findByKeyTenantIdInAndSignInName(Collection<UUID> tenantIds, String signInName);

    List<DirectoryUser> findByKeyTenantIdInAndKeyId(Collection<UUID> tenantIds, UUID objectId);

    Optional<DirectoryUser> findByKeyTenantIdAndSignInName(UUID tenantId, String signInName);

    @Query("select new dev.entitlement.tenant.DirectoryNames$NamedUser(u.key.id, u.userPrincipalName, u.mail,"
            + " u.displayName) from DirectoryUser u where u.key.tenantId = :tenantId")
    List<DirectoryNames.NamedUser> findNames(UUID tenantId);

    boolean existsByKeyTenantId(UUID tenantId);

    List<DirectoryUser> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}

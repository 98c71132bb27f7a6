package dev.entitlement.signin;

import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RedeemedCodeRepository extends JpaRepository<RedeemedCode, TenantKey> {

    @Query("select c.key.id from RedeemedCode c where c.key.tenantId = :tenantId and c.expiresAt < :time"
            + " order by c.expiresAt")
    List<UUID> findExpired(UUID tenantId, Instant time, Limit limit);

    /** Also where another call deletes the same ones: who comes second deletes nothing. */
    @Modifying
    @Query("delete from RedeemedCode c where c.key.tenantId = :tenantId and c.key.id in :ids")
    void deleteExpired(UUID tenantId, List<UUID> ids);
}

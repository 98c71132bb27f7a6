package dev.entitlement.signin;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface DeviceSignInRepository extends JpaRepository<DeviceSignIn, String> {

    Optional<DeviceSignIn> findByDeviceCodeHash(String deviceCodeHash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DeviceSignIn d where d.userCode = :userCode")
    Optional<DeviceSignIn> findForUpdate(String userCode);

    @Query("select d from DeviceSignIn d where d.expiresAt > :time order by d.expiresAt desc, d.userCode")
    List<DeviceSignIn> findUnexpired(Instant time, Limit limit);

    @Query("select d.userCode from DeviceSignIn d where d.expiresAt < :time order by d.expiresAt")
    List<String> findExpired(Instant time, Limit limit);

    /** Also where another call deletes the same ones: who comes second deletes nothing. */
    @Modifying
    @Query("delete from DeviceSignIn d where d.userCode in :userCodes")
    void deleteExpired(List<String> userCodes);
}

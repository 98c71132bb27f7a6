package dev.entitlement.clock;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface TenantClockRepository extends JpaRepository<TenantClock, UUID> {}

package dev.entitlement.delivery;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredDeliverySettingRepository extends JpaRepository<StoredDeliverySetting, UUID> {}

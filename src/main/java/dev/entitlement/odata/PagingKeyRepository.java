package dev.entitlement.odata;

import org.springframework.data.jpa.repository.JpaRepository;

interface PagingKeyRepository extends JpaRepository<PagingKey, Integer> {}

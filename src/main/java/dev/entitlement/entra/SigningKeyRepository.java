package dev.entitlement.entra;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SigningKeyRepository extends JpaRepository<SigningKey, String> {

    /** The keys, the one that signs first. */
    List<SigningKey> findAllByOrderByGenerationDesc();
}

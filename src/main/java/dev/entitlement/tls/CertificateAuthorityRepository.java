package dev.entitlement.tls;

import org.springframework.data.jpa.repository.JpaRepository;

interface CertificateAuthorityRepository extends JpaRepository<CertificateAuthority, String> {}

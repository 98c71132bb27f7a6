package dev.entitlement.request;

import org.springframework.data.jpa.repository.JpaRepository;

interface RequestTransitionRepository extends JpaRepository<RequestTransition, TransitionKey> {}

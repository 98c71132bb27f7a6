package dev.entitlement.catalog;

import dev.entitlement.odata.Restriction;
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The access packages of a tenant, what they hand out and by which policies. */
@Service
@Transactional(readOnly = true)
public class AccessPackages {

    private final AccessPackageRepository accessPackages;
    private final AccessPackageResourceRoleScopeRepository roleScopes;
    private final AssignmentPolicyRepository policies;
    private final IncompatibleAccessPackageRepository incompatibles;
    private final Tenants tenants;

    AccessPackages(
            AccessPackageRepository accessPackages,
            AccessPackageResourceRoleScopeRepository roleScopes,
            AssignmentPolicyRepository policies,
            IncompatibleAccessPackageRepository incompatibles,
            Tenants tenants) {
        this.accessPackages = accessPackages;
        this.roleScopes = roleScopes;
        this.policies = policies;
        this.incompatibles = incompatibles;
        this.tenants = tenants;
    }

    /** Whether the tenant has an access package with this id. */
    public boolean exists(UUID tenantId, UUID accessPackageId) {
        return accessPackages.existsById(new TenantKey(tenantId, accessPackageId));
    }

    /**
     * Keeps an access package and its policies from going until the caller's transaction ends.
     *
     * @return false for a package that is not there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID tenantId, UUID accessPackageId) {
        return accessPackages
                .findForUse(new TenantKey(tenantId, accessPackageId))
                .isPresent();
    }

    /** The access packages whose holders cannot ask for this one. */
    public List<UUID> incompatibleWith(UUID tenantId, UUID accessPackageId) {
        return incompatibles.findIncompatibleIds(tenantId, accessPackageId);
    }

    /** The catalog that the access package is in. */
    public Optional<UUID> catalogOf(UUID tenantId, UUID accessPackageId) {
        return accessPackages.findById(new TenantKey(tenantId, accessPackageId)).map(AccessPackage::catalogId);
    }

    /** The policy with this id, of whichever access package. */
    public Optional<AssignmentPolicy> policy(UUID tenantId, UUID policyId) {
        return policies.findById(new TenantKey(tenantId, policyId));
    }

    /** The policies of an access package, by name; none for a package that is not there. */
    public List<AssignmentPolicy> policies(UUID tenantId, UUID accessPackageId) {
        return policies.findByKeyTenantIdAndAccessPackageIdOrderByDisplayNameAscKeyIdAsc(tenantId, accessPackageId);
    }

    /** The policies of an access package by which a user of the directory may ask for themselves, by name. */
    public List<AssignmentPolicy> policiesFor(UUID tenantId, UUID accessPackageId, UUID userObjectId) {
        return policies(tenantId, accessPackageId).stream()
                .filter(policy ->
                        policy.terms().allows(userObjectId, (group, user) -> tenants.isMember(tenantId, group, user)))
                .toList();
    }

    /**
     * The policies by which a user of the directory may ask for an access package.
     *
     * @param userObjectId null for nobody, who may by none
     * @throws dev.entitlement.graph.GraphException 404 for a package that is not there
     */
    List<AssignmentPolicy> requirements(UUID tenantId, UUID accessPackageId, @Nullable UUID userObjectId) {
        if (!exists(tenantId, accessPackageId)) {
            throw Refusals.noAccessPackage();
        }
        return userObjectId == null ? List.of() : policiesFor(tenantId, accessPackageId, userObjectId);
    }

    /**
     * Which access packages a user of the directory may ask for: some policy of theirs allows it.
     *
     * @param userObjectId null for nobody, who may ask for none
     */
    Restriction<AccessPackage> requestableBy(UUID tenantId, @Nullable UUID userObjectId) {
        if (userObjectId == null) {
            return (entity, query, criteria) -> criteria.disjunction();
        }
        List<UUID> naming = policies
                .findByKeyTenantIdAndSelfServiceTrueAndScope(tenantId, AllowedTargetScope.SPECIFIC_DIRECTORY_USERS)
                .stream()
                .filter(policy ->
                        policy.terms().allows(userObjectId, (group, user) -> tenants.isMember(tenantId, group, user)))
                .map(AssignmentPolicy::accessPackageId)
                .distinct()
                .toList();
        return (entity, query, criteria) -> {
            Subquery<UUID> open = query.subquery(UUID.class);
            Root<AssignmentPolicy> policy = open.from(AssignmentPolicy.class);
            open.select(policy.get("accessPackageId"))
                    .where(
                            criteria.equal(policy.get("key").get("tenantId"), tenantId),
                            criteria.isTrue(policy.get("selfService")),
                            policy.get("scope")
                                    .in(AllowedTargetScope.ALL_MEMBER_USERS, AllowedTargetScope.ALL_DIRECTORY_USERS));
            Path<UUID> id = entity.get("key").get("id");
            return naming.isEmpty() ? id.in(open) : criteria.or(id.in(open), id.in(naming));
        };
    }

    /** The resource roles that the package hands out, by name; empty for a package that is not there. */
    public List<HandedOutRole> resourceRoles(UUID tenantId, UUID accessPackageId) {
        return roleScopes.handedOut(tenantId, accessPackageId);
    }

    /** Whether any access package of the tenant hands out the resource role. */
    public boolean handsOut(UUID tenantId, UUID roleId) {
        return roleScopes.existsByKeyTenantIdAndRoleIdIn(tenantId, List.of(roleId));
    }
}

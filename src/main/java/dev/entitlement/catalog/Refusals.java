package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;

/** What entitlement management answers where it does not do what it is asked. */
final class Refusals {

    private Refusals() {}

    /** 404 for a catalog that the tenant does not have. */
    static GraphException noCatalog() {
        return GraphException.notFound("CatalogNotFound", "The catalog was not found.");
    }

    /** 404 for an access package that the tenant does not have. */
    static GraphException noAccessPackage() {
        return GraphException.notFound("AccessPackageNotFound", "The access package was not found.");
    }

    /** 404 for a policy that the tenant does not have. */
    static GraphException noPolicy() {
        return GraphException.notFound("PolicyNotFound", "The policy was not found.");
    }

    /** 404 for a resource that the catalog does not have. */
    static GraphException noResource() {
        return GraphException.notFound("ResourceNotFound", "The resource was not found.");
    }

    /** 404 for a role that the catalog does not have. */
    static GraphException noRole() {
        return GraphException.notFound("RoleNotFound", "The role was not found.");
    }

    /** 404 for a role that the access package does not hand out. */
    static GraphException noRoleScope() {
        return GraphException.notFound("ResourceRoleScopeNotFound", "The resource role scope was not found.");
    }

    /** 400 for a word that is not among those known, as the live service says it. */
    static GraphException noSuchValue(String value) {
        return new GraphException(400, "ArgumentException", "Requested value '" + value + "' was not found.");
    }

    /** 400 for a resource that is in its catalog already, as the live service says it. */
    static GraphException alreadyOnboarded() {
        return new GraphException(
                400, "ResourceAlreadyOnboarded", "The specified resource is already onboarded to ELM.");
    }

    /** 409 for a unique name that another has, as the live service says it. */
    static GraphException duplicate() {
        return new GraphException(409, "DuplicateKey", "There is already a duplicated entity.");
    }

    /** 400 for something that cannot go because something else needs it. */
    static GraphException inUse(String code, String message) {
        return new GraphException(400, code, message);
    }

    /** What an attempt answers, or the refusal when the database finds that it contradicts what is stored. */
    static <T> T unless(Supplier<GraphException> refusal, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (DataIntegrityViolationException contradiction) {
            throw (GraphException) refusal.get().initCause(contradiction);
        }
    }
}

package dev.entitlement.odata;

import static dev.entitlement.graph.Permissions.READ;
import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A set under {@code /identityGovernance/entitlementManagement}. Declaring one as a bean serves its reads: the list with
 * every {@code $}-option, {@code $count}, one entity by its id or by an alternate key, and the addressable navigations
 * of its type. What changes an entity is mapped by its feature's own controller.
 */
public final class EntitySet {

    private final String operation;
    private final String type;
    private final List<String> betaPaths;
    private final List<String> v1Paths;
    private final Supplier<GraphException> notFound;
    private final String listDocs;
    private final String getDocs;
    private final Fidelity fidelity;
    private final List<String> delegated;
    private final List<String> application;
    private final boolean listed;
    private final @Nullable String alternateKey;

    private EntitySet(Builder built) {
        this.operation = built.operation;
        this.type = built.type;
        this.betaPaths = List.copyOf(built.betaPaths);
        this.v1Paths = List.copyOf(built.v1Paths);
        this.notFound = built.notFound;
        this.listDocs = built.listDocs;
        this.getDocs = built.getDocs;
        this.fidelity = built.fidelity;
        this.delegated = built.delegated;
        this.application = built.application;
        this.listed = built.listed;
        this.alternateKey = built.alternateKey;
    }

    /**
     * Begins the declaration of a set.
     *
     * @param operation first half of its operations' names: {@code assignmentRequest} of {@code assignmentRequest.get}
     * @param type name of its entities' type, as {@link GraphType#name()} says it
     */
    public static Builder of(String operation, String type) {
        return new Builder(operation, type);
    }

    String operation() {
        return operation;
    }

    String type() {
        return type;
    }

    /** Its names in a version, below {@code /identityGovernance/entitlementManagement}; none where it is not there. */
    List<String> paths(GraphVersion version) {
        return version == GraphVersion.BETA ? betaPaths : v1Paths;
    }

    GraphException notFound() {
        return notFound.get();
    }

    String listDocs() {
        return listDocs;
    }

    String getDocs() {
        return getDocs;
    }

    Fidelity fidelity() {
        return fidelity;
    }

    List<String> delegated() {
        return delegated;
    }

    List<String> application() {
        return application;
    }

    /** Whether the set itself answers; some answer for single entities only. */
    boolean listed() {
        return listed;
    }

    /** The property by which an entity can be named instead of its id; null if there is none. */
    @Nullable
    String alternateKey() {
        return alternateKey;
    }

    /** Says where the set is and who may read it. */
    public static final class Builder {

        private final String operation;
        private final String type;
        private final List<String> betaPaths = new ArrayList<>();
        private final List<String> v1Paths = new ArrayList<>();
        private Supplier<GraphException> notFound =
                () -> GraphException.notFound("ResourceNotFound", "The resource was not found.");
        private String listDocs = "";
        private String getDocs = "";
        private Fidelity fidelity = Fidelity.INFERRED;
        private List<String> delegated = List.of(READ, READ_WRITE);
        private List<String> application = List.of(READ, READ_WRITE);
        private boolean listed = true;
        private @Nullable String alternateKey;

        private Builder(String operation, String type) {
            this.operation = operation;
            this.type = type;
        }

        /** A name of the set in both versions, or in those that have it; may be called more than once. */
        public Builder at(Names names) {
            names.in(GraphVersion.BETA).ifPresent(betaPaths::add);
            names.in(GraphVersion.V1).ifPresent(v1Paths::add);
            return this;
        }

        /** How its reads are known, and the pages that describe them. */
        public Builder known(Fidelity fidelity, String listDocs, String getDocs) {
            this.fidelity = fidelity;
            this.listDocs = listDocs;
            this.getDocs = getDocs;
            return this;
        }

        /** 404 for an id that nobody has: {@code AccessPackageNotFound}, "The access package was not found.". */
        public Builder notFound(String code, String message) {
            this.notFound = () -> GraphException.notFound(code, message);
            return this;
        }

        /** Delegated permissions that allow reading, where they are not the usual two. */
        public Builder delegated(String... permissions) {
            this.delegated = List.of(permissions);
            return this;
        }

        /** Application permissions that allow reading, where they are not the usual two; none: no app may. */
        public Builder application(String... permissions) {
            this.application = List.of(permissions);
            return this;
        }

        /** The set itself answers nothing, only its entities do. */
        public Builder notListed() {
            this.listed = false;
            return this;
        }

        /** {@code set(uniqueName='...')} works as {@code set/{id}} does. */
        public Builder alternateKey(String property) {
            this.alternateKey = property;
            return this;
        }

        /** The set. */
        public EntitySet build() {
            return new EntitySet(this);
        }
    }
}

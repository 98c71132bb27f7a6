package dev.entitlement.graph;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;

/**
 * An operation of Graph: who may call it, and how its answers are known.
 *
 * @param name as faults and journals match it: {@code assignmentRequest.reprocess}
 * @param docs its page in Microsoft's reference; empty where it has none
 * @param delegated delegated permissions, any of which is enough; empty if no user may call it
 * @param application application permissions, any of which is enough; empty if no app may call it on its own
 * @param anyCaller whether a token is enough
 */
public record Operation(
        String name,
        String docs,
        Fidelity fidelity,
        List<String> delegated,
        List<String> application,
        boolean anyCaller) {

    /** Read once: every call asks. */
    private static final Map<Method, Optional<Operation>> DECLARED = new ConcurrentHashMap<>();

    /** An operation that needs a permission. */
    public Operation(String name, String docs, Fidelity fidelity, List<String> delegated, List<String> application) {
        this(name, docs, fidelity, delegated, application, false);
    }

    /** Handlers that are not annotated because there is one for many operations. */
    public interface Source {

        /** The operation that the handler carries out. */
        Operation operation();
    }

    /** The operation that a handler carries out; empty for one that is none of Graph's. */
    public static Optional<Operation> of(HandlerMethod handler) {
        if (handler.getBean() instanceof Source source) {
            return Optional.of(source.operation());
        }
        return of(handler.getMethod());
    }

    private static Optional<Operation> of(Method method) {
        return DECLARED.computeIfAbsent(method, Operation::declaredBy);
    }

    private static Optional<Operation> declaredBy(Method method) {
        return Optional.ofNullable(method.getAnnotation(GraphOperation.class))
                .map(declared -> new Operation(
                        declared.value(),
                        declared.docs(),
                        declared.fidelity(),
                        List.of(declared.delegated()),
                        List.of(declared.application()),
                        declared.anyCaller()));
    }
}

package dev.entitlement.delivery;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.AssignmentsDeleted;
import dev.entitlement.assignment.DeliveredRoles;
import dev.entitlement.catalog.AccessPackageDeleted;
import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.request.PendingDelivery;
import dev.entitlement.request.RequestsDeleted;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What tests have decided about deliveries, and what has come of it. */
@Service
class DeliveryScripts {

    /** The id of the script for every delivery. */
    private static final UUID EVERY = new UUID(0, 0);

    private static final int MOST = 10_000;
    private static final int MOST_SERVED = 100;

    private final DeliveryScriptRepository scripts;
    private final ServedDeliveryRepository served;
    private final AssignmentRequests requests;
    private final Assignments assignments;
    private final AccessPackages accessPackages;
    private final Subjects subjects;
    private final DeliverySettings settings;
    private final VirtualClock clock;

    DeliveryScripts(
            DeliveryScriptRepository scripts,
            ServedDeliveryRepository served,
            AssignmentRequests requests,
            Assignments assignments,
            AccessPackages accessPackages,
            Subjects subjects,
            DeliverySettings settings,
            VirtualClock clock) {
        this.scripts = scripts;
        this.served = served;
        this.requests = requests;
        this.assignments = assignments;
        this.accessPackages = accessPackages;
        this.subjects = subjects;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param served the first {@value #MOST_SERVED} deliveries, by what was delivered and then by attempt */
    record Told(ScriptedDeliveries script, List<ServedDelivery> served) {}

    /**
     * Decides, in place of what was decided before about the same.
     *
     * @throws IllegalArgumentException when the tenant lacks what is named, or has too many scripts
     */
    @Transactional
    void decide(UUID tenantId, ScriptedDeliveries decided) {
        requireRoles(tenantId, decided);
        TenantKey key = new TenantKey(tenantId, idOf(tenantId, decided));
        Optional<DeliveryScript> known = scripts.findById(key);
        if (known.isPresent()) {
            known.get().decide(decided);
            served.deleteByKeyTenantIdAndKeyScriptId(tenantId, key.id());
        } else if (scripts.countByKeyTenantId(tenantId) >= MOST) {
            throw new IllegalArgumentException("a tenant has at most " + MOST + " delivery outcomes");
        } else {
            scripts.save(new DeliveryScript(key, decided));
        }
    }

    /** All that is decided in a tenant. */
    @Transactional(readOnly = true)
    List<ScriptedDeliveries> decided(UUID tenantId) {
        return scripts.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(DeliveryScript::told)
                .toList();
    }

    /** All that is decided in a tenant, with what has come of it. */
    @Transactional(readOnly = true)
    List<Told> told(UUID tenantId) {
        return scripts.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(script -> new Told(
                        script.told(),
                        served.findByKeyTenantIdAndKeyScriptIdOrderByKeyServedIdAscKeyAttemptAscKeyRepeatedAsc(
                                tenantId, script.key().id(), Limit.of(MOST_SERVED))))
                .toList();
    }

    /** Leaves every delivery to the tenant's settings. */
    @Transactional
    void forget(UUID tenantId) {
        served.deleteByKeyTenantId(tenantId);
        scripts.deleteByKeyTenantId(tenantId);
    }

    /** What is decided about a request goes with it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(RequestsDeleted deleted) {
        delete(deleted.tenantId(), deleted.ids());
    }

    /** The same of assignments. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(AssignmentsDeleted deleted) {
        delete(deleted.tenantId(), deleted.ids());
    }

    /** The same of an access package. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(AccessPackageDeleted deleted) {
        delete(deleted.tenantId(), List.of(deleted.accessPackageId()));
    }

    private void delete(UUID tenantId, List<UUID> named) {
        served.deleteByKeyTenantIdAndKeyServedIdIn(tenantId, named);
        for (DeliveryScript script : scripts.findByKeyIn(TenantKey.of(tenantId, named))) {
            served.deleteByKeyTenantIdAndKeyScriptId(tenantId, script.key().id());
            scripts.delete(script);
        }
    }

    /** How deliveries of a tenant go, each with its own number. */
    @Transactional(propagation = Propagation.MANDATORY)
    Function<PendingDelivery, Decision> of(UUID tenantId, List<PendingDelivery> deliveries) {
        if (deliveries.size() == 1) {
            return only -> of(only, only.attempt());
        }
        Set<UUID> named = deliveries.stream().flatMap(DeliveryScripts::named).collect(Collectors.toSet());
        Map<UUID, DeliveryScript> concerned = scripts.findByKeyIn(TenantKey.of(tenantId, named)).stream()
                .collect(Collectors.toMap(script -> script.key().id(), Function.identity()));
        return delivery -> decision(
                tenantId,
                named(delivery).map(concerned::get).filter(Objects::nonNull).toList(),
                delivery.attempt());
    }

    /**
     * How a delivery goes.
     *
     * @param attempt its number; the second run of one that is carried out twice takes what the next would have had
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Decision of(PendingDelivery delivery, int attempt) {
        UUID tenantId = delivery.tenantId();
        return decision(
                tenantId,
                scripts.findAny(tenantId, delivery.requestId(), delivery.targetId(), delivery.accessPackageId(), EVERY),
                attempt);
    }

    /** What a script names that decides about a delivery. */
    private static Stream<UUID> named(PendingDelivery delivery) {
        return Stream.of(delivery.requestId(), delivery.targetId(), delivery.accessPackageId(), EVERY);
    }

    /** How a comparison of what a package hands out with what somebody has goes. */
    @Transactional(propagation = Propagation.MANDATORY)
    Decision of(ReevaluationTask task) {
        UUID assignment = task.assignmentId();
        return decision(
                task.tenantId(),
                scripts.findAny(task.tenantId(), assignment, assignment, assignment, EVERY),
                task.number());
    }

    /**
     * Notes what has come of a delivery that a script decided about, if it is one of the first {@value #MOST_SERVED}, in
     * place of what came of one with the same number: a document may have set the numbers back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void note(UUID tenantId, UUID servedId, int attempt, boolean repeated, Decision decision, DeliveredRoles did) {
        DeliveryScript script = decision.script();
        if (script != null
                && served.countByKeyTenantIdAndKeyScriptId(
                                tenantId, script.key().id())
                        < MOST_SERVED) {
            served.save(new ServedDelivery(
                    new ServedKey(tenantId, script.key().id(), servedId, attempt, repeated),
                    decision.outcome(did),
                    clock.now(tenantId),
                    did.tried(),
                    did.delivered()));
        }
    }

    private Decision decision(UUID tenantId, List<DeliveryScript> concerned, int attempt) {
        DeliveryScript script = concerned.stream()
                .max(Comparator.comparingInt(DeliveryScript::precision))
                .orElse(null);
        return new Decision(script, attempt, planned(tenantId, script, attempt));
    }

    private DeliveryOutcome planned(UUID tenantId, @Nullable DeliveryScript script, int attempt) {
        DeliveryOutcome usual = settings.of(tenantId).outcome();
        if (script == null) {
            return usual;
        }
        return script.outcomeOf(attempt).orElse(script.decidesOnRoles() ? DeliveryOutcome.DELIVERED : usual);
    }

    private UUID idOf(UUID tenantId, ScriptedDeliveries decided) {
        UUID request = decided.requestId();
        if (request != null) {
            return there(request, requests.exists(tenantId, request), "request");
        }
        UUID assignment = decided.assignment();
        if (assignment != null) {
            return there(assignment, assignments.find(tenantId, assignment).isPresent(), "assignment");
        }
        UUID accessPackage = decided.accessPackage();
        if (accessPackage != null) {
            return there(accessPackage, accessPackages.exists(tenantId, accessPackage), "access package");
        }
        return decided.target() == null ? EVERY : subjectOf(tenantId, decided.target());
    }

    /** What is delivered is delivered to subjects; a test knows its users by their object ids. */
    private UUID subjectOf(UUID tenantId, UUID target) {
        return subjects.find(tenantId, target)
                .or(() -> subjects.ofUser(tenantId, target))
                .map(Subject::id)
                .orElseThrow(() -> new IllegalArgumentException("there is no user or subject " + target));
    }

    private void requireRoles(UUID tenantId, ScriptedDeliveries decided) {
        if (decided.resourceRoles() != null) {
            for (UUID role : decided.resourceRoles().keySet()) {
                there(role, accessPackages.handsOut(tenantId, role), "resource role that an access package hands out");
            }
        }
    }

    private static UUID there(UUID id, boolean there, String what) {
        if (!there) {
            throw new IllegalArgumentException("there is no " + what + " " + id);
        }
        return id;
    }
}

package dev.entitlement.delivery;

import dev.entitlement.clock.VirtualClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries out what the queue hands out together with what else is due of the same tenant, in one transaction: the longer
 * the queue, the less one delivery costs.
 */
@Component
class DeliveryRounds {

    /** Fewer than Hibernate sends to the database together; more would not make one much cheaper. */
    private static final int MOST = 32;

    private static final Logger log = LoggerFactory.getLogger(DeliveryRounds.class);

    private final WorkTable table;
    private final QueueTimes times;
    private final DeliveryEngine engine;
    private final VirtualClock clock;
    private final TransactionOperations transaction;
    private final Counter deliveries;
    /** What rounds of this process are about to take, or have taken and not committed yet. */
    private final Set<String> underWay = new HashSet<>();

    DeliveryRounds(
            WorkTable table,
            QueueTimes times,
            DeliveryEngine engine,
            VirtualClock clock,
            TransactionOperations transaction,
            MeterRegistry meters) {
        this.table = table;
        this.times = times;
        this.engine = engine;
        this.clock = clock;
        this.transaction = transaction;
        this.deliveries = Counter.builder("emulator.deliveries")
                .description("Deliveries that the queue has carried out")
                .register(meters);
    }

    /**
     * Carries out a delivery that was picked, and what else is due, and takes all of it out of the queue. Where that fails as
     * a whole, the delivery is carried out by itself, and the queue hands out the others; that is told only if it was due to
     * them, and not while the database is away. Does nothing if somebody else has picked it meanwhile.
     *
     * @param version of its entry in the queue
     */
    void carryOut(DeliveryTask picked, long version) {
        Set<String> others = new HashSet<>();
        try {
            carryOut(picked, version, () -> claim(picked.tenantId(), others));
        } catch (RuntimeException failed) {
            if (others.isEmpty()) {
                throw failed;
            }
            carryOut(picked, version, Set::of);
            log.warn(
                    "{} deliveries could not be carried out together and follow one by one", 1 + others.size(), failed);
        } finally {
            release(others);
        }
    }

    private void carryOut(DeliveryTask picked, long version, Supplier<Set<String>> others) {
        Integer done = transaction.execute(status -> {
            // Before it holds any entry.
            times.keep(picked.tenantId());
            if (!table.complete(WorkKind.DELIVERY, picked.name(), version)) {
                return 0;
            }
            Stream<DeliveryTask> taken =
                    table.take(WorkKind.DELIVERY, others.get()).stream().map(DeliveryTask::named);
            List<DeliveryTask> round = Stream.concat(Stream.of(picked), taken).toList();
            engine.carryOut(picked.tenantId(), round);
            return round.size();
        });
        deliveries.increment(done == null ? 0 : done);
    }

    /** Fills in what is due and in no round yet. */
    private synchronized Set<String> claim(UUID tenantId, Set<String> claimed) {
        table.due(WorkKind.DELIVERY, tenantId, clock.wallTime(), MOST - 1 + underWay.size()).stream()
                .filter(name -> !underWay.contains(name))
                .limit(MOST - 1)
                .forEach(claimed::add);
        underWay.addAll(claimed);
        return claimed;
    }

    private synchronized void release(Set<String> names) {
        underWay.removeAll(names);
    }
}

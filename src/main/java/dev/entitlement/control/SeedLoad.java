package dev.entitlement.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way into one tenant: what its sections share while they load. Used by one thread, inside one
 * transaction.
 */
public final class SeedLoad {

    private static final int MOST_PROBLEMS = 20;

    /** So many entries of a section are under way at once: each query looks through all that are. */
    private static final int TOGETHER = 100;

    private final UUID tenantId;
    private final Instant now;
    private final Map<String, SeedNames> names = new HashMap<>();
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final Map<String, Set<UUID>> seen = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Map<String, List<UUID>> created = new LinkedHashMap<>();
    private final Map<String, List<UUID>> updated = new LinkedHashMap<>();
    private final List<Runnable> last = new ArrayList<>();
    private final List<SeedRefused> problems = new ArrayList<>();
    private final Runnable settle;
    private int depth;

    /**
     * @param now in the tenant's emulated world
     * @param settle writes to the database what was loaded so far, and lets go of it
     */
    public SeedLoad(UUID tenantId, Instant now, Runnable settle) {
        this.tenantId = tenantId;
        this.now = now;
        this.settle = settle;
    }

    /** The tenant that is filled. */
    public UUID tenantId() {
        return tenantId;
    }

    /** What relative times are relative to. */
    public Instant now() {
        return now;
    }

    /**
     * The names of one kind of entity: looked up when they are first needed, and kept up by who adds entities.
     *
     * @param kind unique among the callers
     */
    public SeedNames names(String kind, Supplier<SeedNames> known) {
        SeedNames found = names.get(kind);
        if (found == null) {
            found = known.get();
            names.put(kind, found);
        }
        return found;
    }

    /**
     * What one feature keeps while the document loads: made when it is first needed.
     *
     * @param type nobody else's
     */
    public <T> T shared(Class<T> type, Supplier<T> made) {
        Object found = shared.get(type);
        if (found == null) {
            found = made.get();
            shared.put(type, found);
        }
        return type.cast(found);
    }

    /** Has something looked at once every section is loaded. */
    public void later(Runnable check) {
        last.add(check);
    }

    /** Looks at what was left for the end. */
    public void finish() {
        last.forEach(Runnable::run);
        requireNoProblems();
    }

    /**
     * Loads entries one by one, so that all that is wrong with them is told at once. Entities of one entry of a section are
     * not kept for another.
     */
    public <E> void each(@Nullable Collection<? extends E> entries, Consumer<E> load) {
        if (entries == null) {
            return;
        }
        depth++;
        int loaded = 0;
        for (E entry : entries) {
            one(entry, load);
            loaded++;
            if (depth == 1 && loaded % TOGETHER == 0) {
                settle.run();
            }
        }
        depth--;
    }

    private <E> void one(E entry, Consumer<E> load) {
        try {
            load.accept(entry);
        } catch (SeedRefused refused) {
            note(refused);
        } catch (IllegalArgumentException contradiction) {
            note(new SeedRefused(entry, String.valueOf(contradiction.getMessage())));
        }
    }

    private void note(SeedRefused problem) {
        problems.add(problem);
        if (problems.size() >= MOST_PROBLEMS) {
            throw new Unfollowable(problems);
        }
    }

    /**
     * Ends the load if something was wrong so far.
     *
     * @throws Unfollowable with all of it
     */
    public void requireNoProblems() {
        if (!problems.isEmpty()) {
            throw new Unfollowable(problems);
        }
    }

    /**
     * The id of what an entry is about, which no other entry of the section may have.
     *
     * @throws SeedRefused when one does
     */
    public UUID only(String section, Object entry, UUID id) {
        if (!seen.computeIfAbsent(section, key -> new HashSet<>()).add(id)) {
            throw new SeedRefused(entry, "another entry of " + section + " has the id " + id);
        }
        return id;
    }

    /** An id that follows from tenant, section and name, so that loading a document twice makes the same. */
    public UUID derived(String section, String name) {
        String all = tenantId + "/" + section + "/" + name;
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An id that follows from tenant, section and name and from how many of that name there are: for what has no name of
     * its own, so that each such entry makes another.
     *
     * @param taken whether there is one with an id already
     */
    public UUID another(String section, String name, Predicate<UUID> taken) {
        while (true) {
            int ordinal = ordinals.merge(section + "/" + name, 1, Integer::sum);
            UUID id = derived(section, name + "/" + ordinal);
            if (!taken.test(id)) {
                return id;
            }
        }
    }

    /** Notes that an entity was made. */
    public void created(String section, UUID id) {
        created.computeIfAbsent(section, key -> new ArrayList<>()).add(id);
    }

    /** Notes that an entity that was there has been changed. */
    public void updated(String section, UUID id) {
        updated.computeIfAbsent(section, key -> new ArrayList<>()).add(id);
    }

    /** The ids of what was made, by section. */
    public Map<String, List<UUID>> created() {
        return created;
    }

    /** The ids of what was there before, by section. */
    public Map<String, List<UUID>> updated() {
        return updated;
    }

    /** A document in which something is wrong, with all that was found. */
    public static final class Unfollowable extends IllegalArgumentException {

        private final transient List<SeedRefused> problems;

        Unfollowable(List<SeedRefused> problems) {
            super(problems.get(0).getMessage());
            this.problems = List.copyOf(problems);
        }

        /** At least one, in the order in which they were found. */
        public List<SeedRefused> problems() {
            return problems;
        }
    }
}

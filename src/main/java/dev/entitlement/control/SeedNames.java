package dev.entitlement.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entities of one kind that a seed may refer to, and the names by which it may. Case does not matter. */
public final class SeedNames {

    private final String kind;
    private final Set<UUID> ids = new HashSet<>();

    /** By rank: a name of the first rank stands for its bearer even if others have it in a later one. */
    private final List<Map<String, Set<UUID>>> ranks = new ArrayList<>();

    /** As they are written. */
    private final Set<String> spelled = new TreeSet<>();

    /** @param kind what people call these, such as {@code access package} */
    public SeedNames(String kind) {
        this.kind = kind;
    }

    /**
     * Adds an entity.
     *
     * @param names by which it may be referred to, the most particular one first; null for one that it does not have
     */
    public void add(UUID id, @Nullable String... names) {
        ids.add(id);
        for (int rank = 0; rank < names.length; rank++) {
            while (ranks.size() <= rank) {
                ranks.add(new HashMap<>());
            }
            String name = names[rank];
            if (name != null) {
                ranks.get(rank)
                        .computeIfAbsent(plain(name), key -> new HashSet<>())
                        .add(id);
                spelled.add(name);
            }
        }
    }

    /** Whether there is one with this id. */
    public boolean has(UUID id) {
        return ids.contains(id);
    }

    /**
     * What a reference stands for; empty when there is nothing with this id or name.
     *
     * @throws SeedRefused when there is more than one
     */
    public Optional<UUID> find(SeedReference reference) {
        return reference.guid().filter(ids::contains).or(() -> byName(reference, reference.text()));
    }

    /**
     * What a reference stands for.
     *
     * @throws SeedRefused when there is no such entity, naming the nearest, or more than one
     */
    public UUID resolve(SeedReference reference) {
        return find(reference).orElseThrow(() -> {
            Optional<String> nearest = Nearest.to(reference.text(), spelled);
            String detail = "there is no " + kind + " '" + reference.text() + "'"
                    + nearest.map(name -> "; the nearest is '" + name + "'").orElse("");
            return new SeedRefused(reference, detail, nearest.stream().toList());
        });
    }

    /**
     * The only one with this name; empty when there is none.
     *
     * @param about what is refused when there are several
     * @throws SeedRefused when there are several
     */
    public Optional<UUID> byName(Object about, String name) {
        for (Map<String, Set<UUID>> rank : ranks) {
            Set<UUID> bearers = rank.getOrDefault(plain(name), Set.of());
            if (bearers.size() > 1) {
                throw new SeedRefused(
                        about,
                        "'" + name + "' may be any of " + bearers.size() + ": name the " + kind + " by its id",
                        bearers.stream().map(UUID::toString).sorted().limit(10).toList());
            }
            if (bearers.size() == 1) {
                return Optional.of(bearers.iterator().next());
            }
        }
        return Optional.empty();
    }

    /** Who has this as the most particular of its names; any of them when there are several. */
    public Optional<UUID> byFirstName(String name) {
        return ranks.isEmpty()
                ? Optional.empty()
                : ranks.get(0).getOrDefault(plain(name), Set.of()).stream().findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

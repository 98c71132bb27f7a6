package dev.entitlement.control;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant who mistyped a name. */
public final class NearestName {

    /** Enough to find a mistyped name among, and few enough to be found quickly. */
    private static final int MOST_COMPARED = 2000;

    private static final int LONGEST_COMPARED = 100;

    private NearestName() {}

    /** The known name that takes the fewest letters to be changed; empty when it would be more than half of them. */
    public static Optional<String> of(String mistyped, Collection<String> known) {
        if (mistyped.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String wanted = mistyped.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> name.length() <= LONGEST_COMPARED)
                .limit(MOST_COMPARED)
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= Math.max(1, wanted.length() / 2))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** Letters to be replaced, put in or left out. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}

package dev.entitlement.control;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant who has written a name that there is not. */
public final class Nearest {

    /** What is longer is no slip of the pen, and costs too much to compare. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /** The known name that is most like the one that was written; none where all are quite different. */
    public static Optional<String> to(String written, Collection<String> known) {
        String name = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> candidate.length() < LONGEST && name.length() < LONGEST)
                .map(candidate -> new Candidate(candidate, distance(name, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= Math.max(1, Math.min(4, name.length() / 3 + 1)))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** Levenshtein's: how many letters have to be changed, added or removed. No library for this is there otherwise. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}

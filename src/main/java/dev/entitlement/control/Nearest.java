package dev.entitlement.control;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses what somebody meant who has written a name that there is not. */
public final class Nearest {

    /** What is longer is no slip of the pen, and costs too much to compare. */
    private static final int LONGEST = 100;

    /** Enough to find a mistyped name among, and few enough to be found quickly. */
    private static final int MOST_COMPARED = 2000;

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /** The known name that takes the fewest letters to be changed; none where it would be more than four, or a third. */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String name = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .limit(MOST_COMPARED)
                .map(candidate -> new Candidate(candidate, DISTANCE.apply(name, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= Math.min(4, name.length() / 3 + 1))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}
}

package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Members of enumerations, on their way to the wire and back. */
final class Enumerations {

    /** Stands for every member that came later. */
    static final String LATER = "unknownFutureValue";

    private Enumerations() {}

    /**
     * A member as a version spells it.
     *
     * @param evolved whether the client knows members that came later
     */
    static String name(Kind.Enumeration<?> kind, Enum<?> member, GraphVersion version, boolean evolved) {
        boolean string =
                switch (kind.spelling()) {
                    case ENUM -> false;
                    case STRING -> true;
                    case STRING_IN_BETA -> version == GraphVersion.BETA;
                };
        if (!string && !evolved && isEvolved(kind, member)) {
            return LATER;
        }
        return (string ? GraphVersion.BETA : GraphVersion.V1).nameOf(member);
    }

    static boolean isEvolved(Kind.Enumeration<?> kind, Enum<?> member) {
        return kind.evolved().stream().anyMatch(member::equals);
    }

    /**
     * The member that a text names, in any case.
     *
     * @throws GraphException 400 when there is none
     */
    static <T extends Enum<T>> T member(Kind.Enumeration<T> kind, String text) {
        Optional<T> member = Arrays.stream(kind.type().getEnumConstants())
                .filter(constant -> GraphVersion.V1.nameOf(constant).equalsIgnoreCase(text))
                .findFirst();
        return member.or(() -> synonym(kind, text))
                .orElseThrow(() -> new GraphException(
                        400,
                        "ArgumentException",
                        "Requested value '" + QueryOptions.shortened(text) + "' was not found."));
    }

    private static <T extends Enum<T>> Optional<T> synonym(Kind.Enumeration<T> kind, String text) {
        return kind.synonyms().entrySet().stream()
                .filter(synonym -> synonym.getKey().equalsIgnoreCase(text))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

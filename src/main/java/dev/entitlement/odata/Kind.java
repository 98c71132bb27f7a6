package dev.entitlement.odata;

import java.util.Map;
import java.util.Set;

/** What kind of value a property has. */
public sealed interface Kind {

    Kind STRING = Primitive.STRING;
    /** A {@link java.util.UUID}; {@code Edm.String} on the wire, as all ids of Graph are. */
    Kind GUID = Primitive.GUID;

    Kind BOOLEAN = Primitive.BOOLEAN;
    Kind INT32 = Primitive.INT32;
    /** A {@link java.time.Instant}. */
    Kind DATE_TIME = Primitive.DATE_TIME;
    /** ISO 8601 text that {@link java.time.Duration} reads: {@code P30D}, {@code PT3H}. */
    Kind DURATION = Primitive.DURATION;
    /** Any JSON, kept and shown as it was sent. */
    Kind UNTYPED = Primitive.UNTYPED;

    /** A value of one piece. */
    enum Primitive implements Kind {
        STRING,
        GUID,
        BOOLEAN,
        INT32,
        DATE_TIME,
        DURATION,
        UNTYPED
    }

    /** How the members of an enumeration are typed and spelled. */
    enum Spelling {
        /** An enumeration in both versions: {@code notGoverned}. */
        ENUM,
        /** A string in beta, {@code DeliveryFailed}, and an enumeration in v1.0, {@code deliveryFailed}. */
        STRING_IN_BETA,
        /** A string in both versions: {@code NotReviewed}. */
        STRING
    }

    /**
     * One of a closed list of values, held as a Java enumeration whose constants are the words of the name:
     * {@code DELIVERY_FAILED}.
     *
     * @param name of Graph's type, without namespace
     * @param evolved members that came after {@code unknownFutureValue}: shown as that unless the client asks for them
     * @param synonyms other texts that are taken for a member, but never shown
     * @see <a href="https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations">Evolvable
     *     enumerations</a>
     */
    record Enumeration<T extends Enum<T>>(
            String name, Class<T> type, Spelling spelling, Set<T> evolved, Map<String, T> synonyms) implements Kind {}

    /** A value with properties of its own. */
    record Complex<C>(ComplexType<C> type) implements Kind {}

    /** Several values; written as an empty list when there are none. */
    record CollectionOf(Kind element) implements Kind {}

    /** An enumeration that has not evolved. */
    static <T extends Enum<T>> Kind enumeration(String name, Class<T> type, Spelling spelling) {
        return new Enumeration<>(name, type, spelling, Set.of(), Map.of());
    }

    /** An enumeration some of whose members came later. */
    static <T extends Enum<T>> Kind enumeration(String name, Class<T> type, Spelling spelling, Set<T> evolved) {
        return enumeration(name, type, spelling, evolved, Map.of());
    }

    /** An enumeration some of whose members came later, or go by other names, too. */
    static <T extends Enum<T>> Kind enumeration(
            String name, Class<T> type, Spelling spelling, Set<T> evolved, Map<String, T> synonyms) {
        return new Enumeration<>(name, type, spelling, Set.copyOf(evolved), Map.copyOf(synonyms));
    }

    /** A value with properties of its own. */
    static <C> Kind complex(ComplexType<C> type) {
        return new Complex<>(type);
    }

    /** Several values. */
    static Kind collection(Kind element) {
        return new CollectionOf(element);
    }
}

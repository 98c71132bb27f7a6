package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which call something comes of, whichever process has brought it about. */
class StoredConsequenceTests {

    private static final UUID TENANT = new UUID(0, 1);
    private static final UUID REQUEST = new UUID(0, 2);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private final List<StoredConsequence> all = new ArrayList<>();

    @Test
    void whatADeliveryBringsComesOfTheCallThatBeganIt() {
        add(1, FIRST, "delivering", 1);
        add(2, SECOND, "delivering", 2);
        add(3, null, "delivered", 2);
        add(4, null, "deliveryFailed", 1);

        assertThat(states(FIRST)).containsExactly("delivering", "deliveryFailed");
        assertThat(states(SECOND)).containsExactly("delivering", "delivered");
    }

    @Test
    void aClockThatIsALittleBehindChangesNothing() {
        add(10, FIRST, "delivering", 1);
        add(20, null, "deliveryFailed", 1);
        add(39, null, "delivered", 2);
        add(40, SECOND, "delivering", 2);

        assertThat(states(SECOND)).containsExactly("delivered", "delivering");
    }

    @Test
    void whatTimeBringsComesOfTheCallThatMovedTheRequestLast() {
        add(1, FIRST, "submitted", 0);
        add(2, null, "pendingApproval", 0);
        add(3, SECOND, "submitted", 0);
        add(4, null, "delivering", 1);
        add(5, null, "delivered", 1);

        assertThat(states(FIRST)).containsExactly("submitted", "pendingApproval");
        assertThat(states(SECOND)).containsExactly("submitted", "delivering", "delivered");
    }

    /** After a reset that keeps the journal, attempts are counted from the beginning. */
    @Test
    void ofSeveralDeliveriesOfTheSameNumberTheLastOneIsMeant() {
        add(1, FIRST, "delivering", 1);
        add(2, null, "delivered", 1);
        add(3, SECOND, "delivering", 1);
        add(4, null, "deliveryFailed", 1);

        assertThat(states(FIRST)).containsExactly("delivering", "delivered");
        assertThat(states(SECOND)).containsExactly("delivering", "deliveryFailed");
    }

    @Test
    void whatNoCallHasBroughtAboutIsNobodys() {
        add(1, null, "delivering", 1);
        add(2, null, "delivered", 1);

        assertThat(StoredConsequence.byCall(all)).isEmpty();
    }

    @Test
    void requestsAndTenantsAreNotMixed() {
        add(1, FIRST, "delivering", 1);
        all.add(new StoredConsequence(new UUID(0, 9), 2, null, told("delivered", 1)));

        assertThat(states(FIRST)).containsExactly("delivering");
    }

    private void add(long sequence, @Nullable UUID call, String to, int attempt) {
        all.add(new StoredConsequence(TENANT, sequence, call, told(to, attempt)));
    }

    private static Consequence told(String to, int attempt) {
        return new Consequence(Consequence.Cause.SYSTEM, REQUEST, "", to, attempt, Instant.EPOCH);
    }

    private List<String> states(UUID call) {
        Map<UUID, List<Consequence>> found = StoredConsequence.byCall(all);
        return found.get(call).stream().map(Consequence::to).toList();
    }
}
